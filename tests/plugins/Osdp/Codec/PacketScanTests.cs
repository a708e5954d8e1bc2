using SmartCampus.Plugins.Osdp.Codec;

namespace SmartCampus.Plugins.Osdp.Tests.Codec;

/// <summary>A reply is found among all that a line carries.</summary>
public sealed class PacketScanTests
{
    private const string Ack = "53 85 08 00 04 40 0E 8F";
    private const string Poll = "53 05 08 00 04 60 BC 89";
    private const string Foreign = "53 89 07 00 00 40 DD";

    [Theory]
    [InlineData(Ack)]
    [InlineData("FF " + Ack)] // mark byte
    [InlineData("FF " + Poll + " FF " + Ack)] // our own echo
    [InlineData(Foreign + Ack)] // a late reply of somebody else
    [InlineData("00 A7 53 11 " + Ack)] // noise with a start byte in it
    [InlineData("53 85 09 00 05 41 04 B3 81" + Ack)] // a damaged one before it
    [InlineData("53 85 20 00 04 " + Ack)] // one that was cut, with room for this one in it
    public void Of_ReplyAmongOthers_IsFound(string bytes)
    {
        byte[] received = Hex.Bytes(bytes);

        PacketScan scan = PacketScan.Of(received, 5);

        Assert.Equal(0x40, scan.Packet!.Code);
        Assert.Equal(received.Length, scan.Next);
    }

    [Theory]
    [InlineData("", "silent", 0)]
    [InlineData("FF " + Poll, "silent", 9)]
    [InlineData(Foreign, "silent", 7)]
    [InlineData("53 85 09 00 05 41 04 B3 81", "crc", 9)]
    [InlineData("00 A7", "crc", 2)]
    [InlineData("53 85 08 00 04 40 0E", "truncated", 0)]
    [InlineData("FF FF 53", "truncated", 2)]
    public void Of_NoReply_SaysWhyAndWhereToLookOn(string bytes, string cause, int next)
    {
        PacketScan scan = PacketScan.Of(Hex.Bytes(bytes), 5);

        Assert.Null(scan.Packet);
        Assert.Equal((cause, next), (scan.Cause, scan.Next));
    }

    [Fact]
    public void Of_ReplyByteForByte_IsFoundOnlyWhenWhole()
    {
        byte[] whole = Hex.Bytes("FF " + Ack);

        Assert.All(Enumerable.Range(0, whole.Length), n => Assert.Null(PacketScan.Of(whole.AsSpan(0, n), 5).Packet));
        Assert.NotNull(PacketScan.Of(whole, 5).Packet);
    }

    [Fact]
    public void Of_TwoReplies_FirstComesFirst()
    {
        byte[] received = Hex.Bytes(Ack + "53 85 08 00 04 79 74 28");

        PacketScan first = PacketScan.Of(received, 5);

        Assert.Equal(0x40, first.Packet!.Code);
        Assert.Equal(0x79, PacketScan.Of(received.AsSpan(first.Next), 5).Packet!.Code);
    }

    [Theory]
    [InlineData("53 85 FF FF 04")] // longer than the absolute maximum
    [InlineData("53 85 07 00 04")] // no room for a CRC
    [InlineData("53 85 06 00 00")] // no room for a checksum
    public void LengthOf_ImpossibleLength_IsNoPacket(string head) => Assert.Null(OsdpPacket.LengthOf(Hex.Bytes(head)));

    [Theory]
    [InlineData("01 15")]
    [InlineData("00 15")]
    [InlineData("09 15")]
    [InlineData("02 00")]
    [InlineData("02 16")] // no room for the MAC
    public void Parse_SecurityBlockDoesNotFit_IsRefused(string block)
    {
        byte[] body = [0x53, 0x85, 0, 0, 0x08, .. Hex.Bytes(block), 0x40, 0x11];
        body[2] = (byte)(body.Length + 1);
        byte[] packet = [.. body, OsdpCheck.Checksum(body)];

        Assert.Null(OsdpPacket.Parse(packet));
    }
}
