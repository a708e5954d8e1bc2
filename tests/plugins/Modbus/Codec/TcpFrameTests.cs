using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Tests.Codec;

public sealed class TcpFrameTests
{
    private const string Request = "12 34 00 00 00 06 01 03 00 00 00 01";
    private const string Reply = "12 34 00 00 00 05 01 03 02 00 07";
    private const string OldReply = "12 33 00 00 00 05 01 03 02 FF FF";
    private const string OtherUnit = "12 34 00 00 00 05 02 03 02 FF FF";
    private const string OtherFunction = "12 34 00 00 00 05 01 04 02 FF FF";

    [Fact]
    public void Build_ReadOneRegister_IsItsBytes() // MODBUS Messaging on TCP/IP V1.0b, section 3.1.3
    {
        byte[] frame = new byte[TcpFrame.MaximumLength];

        int length = TcpFrame.Build(frame, 0x1234, 1, Hex.Bytes("03 00 00 00 01"));

        Assert.Equal(Hex.Bytes(Request), frame[..length]);
    }

    [Theory]
    [InlineData(Reply, 7, 4)]
    [InlineData("12 34 00 00 00 03 01 83 02", 7, 2)]
    [InlineData(OldReply + Reply, 18, 4)]
    [InlineData(OldReply + OtherUnit + OtherFunction + Reply, 40, 4)]
    public void Scan_ReplyAmongForeignFrames_IsFound(string received, int start, int length)
    {
        FrameScan scan = TcpFrame.Scan(Hex.Bytes(received), Hex.Bytes(Request));

        Assert.Equal((FrameVerdict.Reply, start, length), (scan.Verdict, scan.Start, scan.Length));
    }

    [Theory]
    [InlineData("", "silent")]
    [InlineData(OldReply, "silent")]
    [InlineData(OtherUnit, "foreignUnit")]
    [InlineData(OtherUnit + OldReply, "foreignUnit")]
    [InlineData(OtherFunction, "mismatch")]
    [InlineData("12", "truncated")]
    [InlineData("12 34 00 00 00 05 01", "truncated")]
    [InlineData("12 34 00 00 00 05 01 03 02 00", "truncated")]
    public void Scan_NoReplyYet_KnowsWhatToCallIt(string received, string cause)
    {
        FrameScan scan = TcpFrame.Scan(Hex.Bytes(received), Hex.Bytes(Request));

        Assert.Equal((FrameVerdict.Incomplete, cause), (scan.Verdict, scan.Cause));
    }

    [Theory]
    [InlineData("12 34 00 01", "header")]
    [InlineData("12 34 01", "header")]
    [InlineData("12 34 00 00 01", "header")]
    [InlineData("12 34 00 00 00 01", "header")]
    [InlineData("12 34 00 00 00 FF", "header")]
    [InlineData("48 54 54 50 2F 31", "header")]
    [InlineData("12 34 00 00 00 07 01 03 04 00 07 00 08", "mismatch")]
    [InlineData("12 34 00 00 00 05 01 03 04 00 07", "mismatch")]
    public void Scan_ImpossibleFrame_IsDamaged(string received, string cause)
    {
        FrameScan scan = TcpFrame.Scan(Hex.Bytes(received), Hex.Bytes(Request));

        Assert.Equal((FrameVerdict.Damaged, cause), (scan.Verdict, scan.Cause));
    }
}
