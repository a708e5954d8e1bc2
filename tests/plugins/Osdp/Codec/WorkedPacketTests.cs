using SmartCampus.Plugins.Osdp.Codec;

namespace SmartCampus.Plugins.Osdp.Tests.Codec;

/// <summary>The worked packets: what we send is built to the byte, what we get is read. OSDP v2.2, 5.9.</summary>
public sealed class WorkedPacketTests
{
    [Fact]
    public void Crc_OfTheDigits_IsTheCheckValue() => Assert.Equal(0xE5CC, OsdpCheck.Crc("123456789"u8));

    [Theory]
    [InlineData("60", 0, true, "53 05 08 00 04 60 BC 89")] // POLL
    [InlineData("60", 1, true, "53 05 08 00 05 60 8D BA")]
    [InlineData("60", 2, false, "53 05 07 00 02 60 3F")]
    [InlineData("61 00", 1, true, "53 05 09 00 05 61 00 F1 12")] // ID
    [InlineData("68 01 02 00 00", 1, true, "53 05 0C 00 05 68 01 02 00 00 E5 F5")] // OUT
    public void Build_Command_MatchesThePublishedPacket(string codeAndData, byte sequence, bool crc, string expected)
    {
        byte[] bytes = Hex.Bytes(codeAndData);

        byte[] packet = new OsdpPacket(5, IsReply: false, sequence, crc, 0, [], bytes[0], bytes[1..], []).Build();

        Assert.Equal(expected, Hex.Text(packet));
    }

    [Theory]
    [InlineData("53 85 08 00 04 40 0E 8F", 0, 0x40, "")] // ACK
    [InlineData("53 85 09 00 05 41 04 B3 80", 1, 0x41, "04")] // NAK 04
    [InlineData("53 85 08 00 04 79 74 28", 0, 0x79, "")] // BUSY
    [InlineData("53 85 10 00 07 50 00 01 1A 00 2D 9A 4F 80 AF C1", 3, 0x50, "00 01 1A 00 2D 9A 4F 80")] // RAW
    public void Parse_Reply_GivesItsParts(string packet, byte sequence, byte code, string data)
    {
        OsdpPacket reply = OsdpPacket.Parse(Hex.Bytes(packet))!;

        Assert.Equal((5, true, sequence, true, code), (reply.Address, reply.IsReply, reply.Sequence, reply.UsesCrc, reply.Code));
        Assert.Equal(data, Hex.Text(reply.Data));
        Assert.Equal(packet, Hex.Text(reply.Build()));
    }

    [Fact]
    public void Output_Unlock_IsTimedInTenthsOfASecond() =>
        Assert.Equal("02 05 32 00", Hex.Text(OsdpCommand.Output(2, OutputControl.OnForTime, TimeSpan.FromSeconds(5)).Data));

    [Theory]
    [InlineData(0.01, "00 05 01 00")] // never shorter than asked, and never 0
    [InlineData(600, "00 05 70 17")]
    [InlineData(100_000, "00 05 FF FF")]
    public void Output_AnyTime_FitsTheTimer(double seconds, string data) =>
        Assert.Equal(data, Hex.Text(OsdpCommand.Output(0, OutputControl.OnForTime, TimeSpan.FromSeconds(seconds)).Data));

    [Fact]
    public void Led_Temporary_IsThePublishedRecord() => // 6.11: reader, LED, temporary part, permanent part untouched
        Assert.Equal("00 00 02 02 03 01 00 1E 00 00 00 00 00 00", Hex.Text(OsdpCommand.Led(LedColor.Red, 2, 3, 30).Data));

    [Fact]
    public void Text_Long_IsCut() => Assert.Equal(6 + 32, OsdpCommand.Text(new string('x', 100), 3).Data.Length);

    [Fact]
    public void KeySet_OfAKey_NamesTypeAndLength() =>
        Assert.Equal("01 10 " + Hex.Text(new byte[16]), Hex.Text(OsdpCommand.KeySet(new byte[16]).Data));

    [Fact]
    public void ParseRaw_WiegandCard_KeepsTheBits()
    {
        CardRead card = CardRead.ParseRaw(Hex.Bytes("00 01 1A 00 2D 9A 4F 80"))!;

        Assert.Equal(new CardRead(0, "2D9A4F80", 26, "wiegand"), card);
    }

    [Fact]
    public void ParseRaw_NoiseBehindTheLastBit_IsDropped() =>
        Assert.Equal("2D9A4F80", CardRead.ParseRaw(Hex.Bytes("00 01 1A 00 2D 9A 4F BF"))!.Card);

    [Theory]
    [InlineData("00 01 1A 00 2D 9A 4F")]
    [InlineData("00 01 1A 00 2D 9A 4F 80 00")]
    [InlineData("00 01 00 00")]
    [InlineData("00 01")]
    public void ParseRaw_LengthDoesNotFit_IsNoCard(string data) => Assert.Null(CardRead.ParseRaw(Hex.Bytes(data)));

    [Fact]
    public void ParseFormatted_Characters_AreTheCard() =>
        Assert.Equal(new CardRead(1, "12345", 5, "characters"), CardRead.ParseFormatted(Hex.Bytes("01 01 05 31 32 33 34 35")));

    [Theory]
    [InlineData("01 01 06 31 32 33 34 35")]
    [InlineData("01 01 02 31 07")]
    [InlineData("01 01")]
    public void ParseFormatted_DoesNotFit_IsNoCard(string data) => Assert.Null(CardRead.ParseFormatted(Hex.Bytes(data)));

    [Theory]
    [InlineData("00 04 31 39 7F 0D", "19*#")]
    [InlineData("00 02 2A 23", "*#")] // interop: plain ASCII
    [InlineData("00 01 00", "?")]
    public void ParseKeypad_Digits_AreKeys(string data, string keys) => Assert.Equal(keys, KeysRead.Parse(Hex.Bytes(data))!.Keys);

    [Theory]
    [InlineData("00 02 31")]
    [InlineData("00 00")]
    public void ParseKeypad_CountDoesNotFit_IsNone(string data) => Assert.Null(KeysRead.Parse(Hex.Bytes(data)));

    [Fact]
    public void ParseCapabilities_Triples_AreKnown()
    {
        ReaderCapabilities found = ReaderCapabilities.Parse(Hex.Bytes("04 01 02 05 00 00 09 01 01 0A"));

        Assert.Equal((true, false, false, true, true), (found.HasLed, found.HasBuzzer, found.HasText, found.HasSecureChannel, found.HasDefaultKey));
        Assert.Null(ReaderCapabilities.Unknown.HasSecureChannel);
    }
}
