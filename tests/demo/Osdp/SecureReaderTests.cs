using SmartCampus.Demo.Osdp;

namespace SmartCampus.Demo.Tests.Osdp;

/// <summary>The Secure Channel from the reader's side, in the published vector: SCBK 00…0F, RND.A B0…B7, RND.B A0…A7. OSDP v2.2, annex D.</summary>
/// <remarks>The replies were worked out with openssl, apart from this code.</remarks>
public sealed class SecureReaderTests
{
    private const string Challenge = "53 05 13 00 0C 03 11 01 76 B0 B1 B2 B3 B4 B5 B6 B7 E1 75";
    private const string Cryptogram = "53 05 1B 00 0D 03 13 01 77 6B 10 6F 27 8B 0E D2 56 AD 16 56 1F 42 8D 5F 95 3A 20";
    private const string Poll2 = "53 05 0E 00 0E 02 15 60 9C 3C CA 82 88 39";
    private const string Out2 = "53 05 1E 00 0E 02 17 68 9D 8A EB 53 7F D9 AA A7 F7 CE 99 D1 42 15 55 01 E9 BE FE C3 9D B0";
    private const string OutAck2 = "53 85 0E 00 0E 02 16 40 80 0F 9D 3D 0A 7F";

    private readonly ManualClock _time = new();
    private readonly ReaderPanel _panel = new();
    private readonly List<byte[]> _kept = [];
    private readonly OsdpReader _reader;

    public SecureReaderTests() => _reader = Make(new ReaderTraits());

    [Fact]
    public void Challenge_Answer_ShowsTheClientCryptogram() => Assert.Equal(
        "53 85 2B 00 0C 03 12 01 76 00 5C A1 01 05 00 00 01 A0 A1 A2 A3 A4 A5 A6 A7 9B BE 9B 05 C1 91 2E 02 94 31 F9 1E 37 D8 2D 06 4B C6",
        Ask(Challenge));

    [Fact]
    public void ServerCryptogram_Right_IsAnsweredWithTheInitialMac()
    {
        Ask(Challenge);

        Assert.Equal("53 85 1B 00 0D 03 14 01 78 DD 5B 1D 87 55 53 AB 1C 86 D2 E1 BE DC 48 24 AA E1 A3", Ask(Cryptogram));
        Assert.True(_reader.IsSecure);
    }

    [Fact]
    public void ServerCryptogram_Wrong_IsRejectedAndTheChannelStaysShut()
    {
        Ask(Challenge);

        Assert.Equal("53 85 0B 00 0D 03 14 FF 78 19 D2", Ask("53 05 1B 00 0D 03 13 01 77 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 2F 17"));
        Assert.False(_reader.IsSecure);
    }

    [Fact]
    public void Poll_InsideTheChannel_IsAckWithItsMac()
    {
        Shake(_reader);

        Assert.Equal("53 85 0E 00 0E 02 16 40 BB 1D 34 D6 5C 8B", Ask(Poll2));
    }

    [Fact]
    public void Out_InsideTheChannel_MovesTheOutputAndTheStatusTellsSo()
    {
        Shake(_reader);

        Assert.Equal(OutAck2, Ask(Out2));
        Assert.True(_panel.Output[0].Contact.On);
        Assert.Equal(
            "53 85 1E 00 0F 02 18 4A 8C 68 B1 E8 C7 43 A9 6C 01 8D 75 DA 7E 38 4B 58 04 D0 3F 82 FD 8A",
            Ask("53 05 0E 00 0F 02 15 66 E2 F7 2A 7F F7 AB"));
    }

    [Fact]
    public void Out_Repeated_IsAnsweredWithTheSameBytesAndTheChainGoesOn()
    {
        Shake(_reader);
        Ask(Out2);

        Assert.Equal(OutAck2, Ask(Out2));
        Assert.StartsWith("53 85 1E 00 0F 02 18 4A 8C 68", Ask("53 05 0E 00 0F 02 15 66 E2 F7 2A 7F F7 AB"), StringComparison.Ordinal);
    }

    [Fact]
    public void Out_RepeatedToAReaderThatRefusesRepeats_IsPlainNakSixAndTheChainGoesOn()
    {
        OsdpReader reader = Make(new ReaderTraits { NakOnSecureRepeat = true });
        Shake(reader);
        Ask(Out2, reader);

        Assert.Equal("53 85 09 00 06 41 06 A1 F9", Ask(Out2, reader));
        Assert.StartsWith("53 85 1E 00 0F 02 18 4A 8C 68", Ask("53 05 0E 00 0F 02 15 66 E2 F7 2A 7F F7 AB", reader), StringComparison.Ordinal);
    }

    [Fact]
    public void Out_WhileBusy_IsPlainBusyAndTheChainStandsStill()
    {
        _reader.Faults.Busy = true;
        Shake(_reader);

        string[] answers = [.. Enumerable.Range(0, 4).Select(_ => Ask(Out2))];

        Assert.Equal([.. Enumerable.Repeat("53 85 08 00 04 79 74 28", 3), OutAck2], answers);
    }

    [Fact]
    public void Mac_Wrong_EndsTheChannelAndNothingMoves()
    {
        Shake(_reader);
        byte[] forged = Hex.Bytes(Out2);
        forged[24] ^= 1;
        ushort crc = OsdpCheck.Crc(forged.AsSpan(0, forged.Length - 2));
        (forged[^2], forged[^1]) = ((byte)crc, (byte)(crc >> 8));

        Assert.Equal("53 85 09 00 06 41 06 A1 F9", Ask(Hex.Of(forged)));
        Assert.False(_reader.IsSecure);
        Assert.False(_panel.Output[0].Contact.On);
    }

    [Theory]
    [InlineData("53 05 08 00 04 60 BC 89", "53 85 09 00 04 41 06 C1 97")] // POLL
    [InlineData("53 05 09 00 04 61 00 C1 25", "53 85 14 00 04 45 00 5C A1 01 02 05 00 00 20 01 04 02 2C B9")] // ID
    public void Plain_WithAKey_IsOnlyForIdentityAndCapabilities(string command, string answer) => Assert.Equal(answer, Ask(command));

    [Fact]
    public void Plain_InsideTheChannel_IsRefusedAndEndsIt()
    {
        Shake(_reader);

        Assert.Equal("53 85 09 00 06 41 06 A1 F9", Ask("53 05 08 00 06 60 DE EF"));
        Assert.False(_reader.IsSecure);
    }

    [Fact]
    public void Silence_EightSeconds_EndsTheChannel()
    {
        Shake(_reader);

        _time.Pass(TimeSpan.FromSeconds(8.1));

        Assert.Equal("53 85 09 00 06 41 04", Ask(Poll2)[..20]);
        Assert.False(_reader.IsSecure);
    }

    [Fact]
    public void OtherKey_Challenge_ShowsAnotherCryptogram()
    {
        _reader.Faults.OtherKey = new byte[16];

        Assert.DoesNotContain("9B BE 9B 05", Ask(Challenge), StringComparison.Ordinal);
    }

    [Fact]
    public void Reboot_InsideTheChannel_KnowsNeitherNumberNorChannel()
    {
        Shake(_reader);

        _reader.Reboot();

        Assert.StartsWith("53 85 09 00 06 41 04", Ask(Poll2), StringComparison.Ordinal);
        Assert.False(_reader.IsSecure);
    }

    [Fact]
    public void WithoutAKey_Challenge_IsNakFive()
    {
        _reader.Key = null;

        Assert.StartsWith("53 85 09 00 04 41 05", Ask(Challenge), StringComparison.Ordinal);
    }

    [Fact]
    public void KeySet_InsideTheChannel_IsAckedThereKeptAndEndsIt()
    {
        Shake(_reader);

        string answer = Ask(
            "53 05 2E 00 0E 02 17 75 81 03 C3 AD F0 97 54 34 C5 65 2C B4 55 D3 2B CF A9 EA D7 B1 D8 FD 79 BD EF FB C9 25 52 D3 24 B1 83 CA A6 BF 41 01");

        Assert.Equal("53 85 0E 00 0E 02 16 40 51 74 6C 34 9D 38", answer);
        Assert.Equal(Enumerable.Range(0x20, 16).Select(i => (byte)i), Assert.Single(_kept));
        Assert.False(_reader.IsSecure);
        Assert.DoesNotContain("9B BE 9B 05", Ask(Challenge), StringComparison.Ordinal);
    }

    private OsdpReader Make(ReaderTraits traits) => new(5, _panel, new Lock(), _time)
    {
        Traits = traits,
        Key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)],
        KeyChanged = _kept.Add,
        Chance = () => [.. Enumerable.Range(0xA0, 8).Select(i => (byte)i)],
    };

    private void Shake(OsdpReader reader)
    {
        Ask(Challenge, reader);
        Ask(Cryptogram, reader);
    }

    private string Ask(string hex, OsdpReader? reader = null) => Hex.Of((reader ?? _reader).Answer(Hex.Bytes(hex)));
}
