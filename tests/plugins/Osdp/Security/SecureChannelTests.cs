using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Osdp.Security;
using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Security;

/// <summary>The published test vector of the secure channel, and every way in which a session must end. OSDP v2.2, annex D.</summary>
public sealed class SecureChannelTests : IDisposable
{
    private const string Key = "00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F";
    private const string RandomA = "B0 B1 B2 B3 B4 B5 B6 B7";
    private const string ClientAnswer = "00 00 00 00 00 00 00 00 A0 A1 A2 A3 A4 A5 A6 A7 9B BE 9B 05 C1 91 2E 02 94 31 F9 1E 37 D8 2D 06";
    private const string InitialMac = "DD 5B 1D 87 55 53 AB 1C 86 D2 E1 BE DC 48 24 AA";

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200);

    private static readonly Arbitrary<byte[]> Soup = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        Gen.Choose(0, 6).SelectMany(blocks => Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>(), 16 * blocks))).ToArbitrary();

    private static readonly OsdpPacket Poll = new(5, IsReply: false, 2, UsesCrc: true, 0, [], 0x60, [], []);

    private readonly SecureChannel channel = new(ChannelKey.Parse(Key)!, Hex.Bytes(RandomA));

    public void Dispose() => channel.Dispose();

    [Theory]
    [InlineData(0x82, "65 EE 2C 90 C6 7A 98 FD A8 BE 8B 72 38 B0 DD 94")] // S-ENC
    [InlineData(0x01, "BB A5 FA 18 86 24 BE A5 DF B6 D6 1D 25 96 53 5C")] // S-MAC1
    [InlineData(0x02, "06 7A 27 1B 70 C7 36 C0 DF 9A 55 C2 C2 0D F7 42")] // S-MAC2
    public void SessionKey_OfThePublishedNumbers_IsThePublishedKey(byte purpose, string expected)
    {
        using var scbk = Aes.Create();
        scbk.Key = Hex.Bytes(Key);

        Assert.Equal(expected, Hex.Text(SecureChannel.SessionKey(scbk, purpose, Hex.Bytes(RandomA))));
    }

    [Fact]
    public void TryAnswer_PublishedCryptogram_GivesThePublishedServerCryptogram()
    {
        Assert.True(channel.TryAnswer(Hex.Bytes(ClientAnswer)));

        Assert.Equal("6B 10 6F 27 8B 0E D2 56 AD 16 56 1F 42 8D 5F 95", Hex.Text(channel.ServerCryptogram));
    }

    [Fact]
    public void TryOpenChannel_PublishedMac_Opens()
    {
        channel.TryAnswer(Hex.Bytes(ClientAnswer));

        Assert.True(channel.TryOpenChannel([1], Hex.Bytes(InitialMac)));
        Assert.True(channel.IsOpen);
    }

    [Fact]
    public void Seal_Poll_IsThePublishedPacket()
    {
        Open();

        Assert.Equal("53 05 0E 00 0E 02 15 60 9C 3C CA 82 88 39", Hex.Text(channel.Seal(Poll).Build()));
    }

    [Fact]
    public void Seal_Output_IsThePublishedPacket()
    {
        Open();

        OsdpPacket packet = channel.Seal(Poll with { Code = 0x68, Data = OsdpCommand.Output(0, OutputControl.On).Data });

        Assert.Equal("53 05 1E 00 0E 02 17 68 9D 8A EB 53 7F D9 AA A7 F7 CE 99 D1 42 15 55 01 E9 BE FE C3 9D B0", Hex.Text(packet.Build()));
    }

    [Fact]
    public void TryAnswer_OneBitOfTheCryptogramDiffers_IsFalse()
    {
        byte[] answer = Hex.Bytes(ClientAnswer);
        answer[^1] ^= 1;

        Assert.False(channel.TryAnswer(answer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00 01 02")]
    public void TryAnswer_TooShort_IsFalse(string data) => Assert.False(channel.TryAnswer(Hex.Bytes(data)));

    [Theory]
    [InlineData("FF", InitialMac)]
    [InlineData("FF", "")] // interop: refused without data
    [InlineData("01", "")]
    [InlineData("", InitialMac)]
    [InlineData("01", "DD 5B 1D 87 55 53 AB 1C 86 D2 E1 BE DC 48 24 AB")]
    public void TryOpenChannel_RefusedOrWrong_StaysClosed(string block, string data)
    {
        channel.TryAnswer(Hex.Bytes(ClientAnswer));

        Assert.False(channel.TryOpenChannel(Hex.Bytes(block), Hex.Bytes(data)));
        Assert.False(channel.IsOpen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)] // block 18 without data
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(40)]
    public void TryUnseal_RepliesOfAnIndependentReader_AreRead(int length)
    {
        byte[] data = [.. Enumerable.Range(1, length == 4 ? 0 : length).Select(i => (byte)(i * 37))];
        ReaderChannel reader = Open();

        for (int i = 0; i < 5; i++) // the chain goes on
        {
            byte[] command = channel.Seal(Poll).Build();
            Assert.NotNull(reader.Open(command[..^6], command[^6..^2], []));
            byte[] reply = Packets.Secured(5, command, reader, [0x50, .. data], length == 4 ? ReaderQuirks.EmptyBlock18 : ReaderQuirks.None);

            Assert.True(channel.TryUnseal(OsdpPacket.Parse(reply)!, out OsdpReply plain));
            Assert.Equal(data, plain.Data);
        }
    }

    [Fact]
    public void TryUnseal_DataUnderBlock15_IsReadAsItIs()
    {
        ReaderChannel reader = Open();
        byte[] command = channel.Seal(Poll).Build();
        reader.Open(command[..^6], command[^6..^2], []);
        byte[] reply = Packets.Secured(5, command, reader, [0x48, 1, 0], ReaderQuirks.Block15);

        Assert.True(channel.TryUnseal(OsdpPacket.Parse(reply)!, out OsdpReply plain));
        Assert.Equal([1, 0], plain.Data);
    }

    [Fact]
    public void TryUnseal_OtherMac_IsFalse()
    {
        ReaderChannel reader = Open();
        byte[] command = channel.Seal(Poll).Build();
        reader.Open(command[..^6], command[^6..^2], []);
        OsdpPacket reply = OsdpPacket.Parse(Packets.Secured(5, command, reader, [0x40], ReaderQuirks.None))!;
        reply.Mac[0] ^= 1;

        Assert.False(channel.TryUnseal(reply, out _));
    }

    [Fact]
    public void TryUnseal_OldReplyPlayedAgain_IsFalse()
    {
        ReaderChannel reader = Open();
        byte[] command = channel.Seal(Poll).Build();
        reader.Open(command[..^6], command[^6..^2], []);
        OsdpPacket old = OsdpPacket.Parse(Packets.Secured(5, command, reader, [0x50, 1, 2, 3], ReaderQuirks.None))!;
        channel.TryUnseal(old, out _);
        channel.Seal(Poll);

        Assert.False(channel.TryUnseal(old, out _));
    }

    [Fact]
    public void TryUnseal_AnyBytesUnderAWrongMac_AreRefused() => Prop.ForAll(Soup, data =>
    {
        using SecureChannel open = Opened(out _);
        open.Seal(Poll);

        return !open.TryUnseal(new OsdpPacket(5, IsReply: true, 2, UsesCrc: true, SecureBlock.EncryptedReply, [], 0x50, data, [0, 0, 0, 0]), out _);
    }).Check(Many);

    [Fact]
    public void TryUnseal_AnyBytesUnderTheRightMac_AreTakenOnlyWithTheirPadding() => Prop.ForAll(Soup, data =>
    {
        using SecureChannel open = Opened(out ReaderChannel reader);
        byte[] command = open.Seal(Poll).Build();
        reader.Open(command[..^6], command[^6..^2], []);
        byte[] covered = [0x53, 0x85, (byte)(data.Length + 14), (byte)((data.Length + 14) >> 8), 0x0E, 2, 0x18, 0x50, .. data]; // signed, but nobody has encrypted it
        byte[] body = [.. covered, .. reader.Sign(covered)];
        ushort crc = Packets.Crc(body);

        bool isTaken = open.TryUnseal(OsdpPacket.Parse([.. body, (byte)crc, (byte)(crc >> 8)])!, out OsdpReply reply);

        return !isTaken || data.Length == 0 || (data.Length % 16 == 0 && reply.Data.Length < data.Length);
    }).Check(Many);

    [Theory]
    [InlineData("30313233343536373839 3A3B3C3D3E3F", true)]
    [InlineData(Key, false)]
    public void Parse_Key_KnowsTheFactoryKey(string text, bool isDefault)
    {
        ChannelKey key = ChannelKey.Parse(text)!;

        Assert.Equal(isDefault, key.IsDefault);
        Assert.DoesNotContain("0405", key.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0001")]
    [InlineData("zz0102030405060708090A0B0C0D0E0F")]
    [InlineData("000102030405060708090A0B0C0D0E0F00")]
    public void Parse_NoKey_IsNull(string text) => Assert.Null(ChannelKey.Parse(text));

    private ReaderChannel Open() => Open(channel);

    private static SecureChannel Opened(out ReaderChannel reader)
    {
        var opened = new SecureChannel(ChannelKey.Parse(Key)!, Hex.Bytes(RandomA));
        reader = Open(opened);
        return opened;
    }

    private static ReaderChannel Open(SecureChannel channel)
    {
        var reader = new ReaderChannel(Hex.Bytes(Key), Hex.Bytes(RandomA));
        Assert.True(channel.TryAnswer(reader.ClientCryptogram()));
        Assert.True(channel.TryOpenChannel([1], reader.Prove(channel.ServerCryptogram)!));
        return reader;
    }
}
