using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Tests.Codec;

public sealed class RtuFrameTests
{
    private const string Request = "01 03 00 00 00 03 05 CB"; // protocols.md 3.2, DFRobot
    private const string Reply = "01 03 06 02 92 FF 9B 03 E8 D8 0F";
    private const string Exception = "01 83 02 C0 F1";
    private const string OtherUnit = "02 03 02 00 07 BD 86";
    private const string OtherFunction = "01 05 00 00 FF 00 8C 3A";
    private const string OtherMastersWrite = "05 10 00 01 00 01 02 00 07 D4 83";

    [Fact]
    public void Build_DfRobotRequest_IsItsBytes()
    {
        byte[] frame = new byte[RtuFrame.MaximumLength];

        int length = RtuFrame.Build(frame, 1, Hex.Bytes("03 00 00 00 03"));

        Assert.Equal(Hex.Bytes(Request), frame[..length]);
    }

    [Theory]
    [InlineData(Reply, 1, 8)]
    [InlineData(Exception, 1, 2)]
    [InlineData(Request + Reply, 9, 8)]
    [InlineData(OtherUnit + Reply, 8, 8)]
    [InlineData(OtherFunction + Reply, 9, 8)]
    [InlineData(OtherMastersWrite + Reply, 12, 8)]
    [InlineData(Request + OtherUnit + OtherFunction + Exception, 24, 2)]
    [InlineData("00" + Reply, 2, 8)]
    [InlineData("FF 00 7F" + Reply, 4, 8)]
    [InlineData(Reply + "FF 00", 1, 8)]
    public void Scan_ReplyAmongOtherBytes_IsFound(string received, int start, int length)
    {
        FrameScan scan = RtuFrame.Scan(Hex.Bytes(received), Hex.Bytes(Request), echoes: false);

        Assert.Equal((FrameVerdict.Reply, start, length), (scan.Verdict, scan.Start, scan.Length));
    }

    [Theory]
    [InlineData("", "silent")]
    [InlineData(Request, "silent")]
    [InlineData("01", "truncated")]
    [InlineData("01 03", "truncated")]
    [InlineData("01 03 06 02 92", "truncated")]
    [InlineData("01 83 02", "truncated")]
    [InlineData("01 03 00 00", "truncated")]
    [InlineData(OtherUnit, "foreignUnit")]
    [InlineData(OtherUnit + OtherUnit, "foreignUnit")]
    [InlineData(OtherUnit + "02", "foreignUnit")]
    [InlineData(OtherFunction, "mismatch")]
    [InlineData("01 03 02 00 07 F9 86", "mismatch")]
    [InlineData("FF FE", "crc")]
    public void Scan_NoReplyYet_KnowsWhatToCallIt(string received, string cause)
    {
        FrameScan scan = RtuFrame.Scan(Hex.Bytes(received), Hex.Bytes(Request), echoes: false);

        Assert.Equal((FrameVerdict.Incomplete, cause), (scan.Verdict, scan.Cause));
    }

    [Theory]
    [InlineData("01 03 06 02 92 FF 9B 03 E8 D8 0E")]
    [InlineData("01 03 06 02 93 FF 9B 03 E8 D8 0F")]
    [InlineData("01 83 02 C0 F0")]
    [InlineData(OtherUnit + "01 03 06 02 93 FF 9B 03 E8 D8 0F")]
    public void Scan_WrongCheckSum_IsDamaged(string received)
    {
        FrameScan scan = RtuFrame.Scan(Hex.Bytes(received), Hex.Bytes(Request), echoes: false);

        Assert.Equal((FrameVerdict.Damaged, "crc"), (scan.Verdict, scan.Cause));
    }

    [Fact]
    public void Scan_EveryPrefixOfEchoAndReply_WaitsForTheRest()
    {
        byte[] all = Hex.Bytes(Request + Reply);

        Assert.All(Enumerable.Range(0, all.Length), count =>
            Assert.Equal(FrameVerdict.Incomplete, RtuFrame.Scan(all.AsSpan(0, count), Hex.Bytes(Request), echoes: false).Verdict));
    }

    [Fact]
    public void Scan_EchoOfOneRegisterRead_IsNotTakenForADamagedReply() // the 7 bytes of its reply are fewer than the 8 of its request
    {
        byte[] request = FakeSlave.Rtu(1, Hex.Bytes("03 00 10 00 01"));

        FrameScan scan = RtuFrame.Scan(request.AsSpan(0, 7), request, echoes: false);

        Assert.Equal(FrameVerdict.Incomplete, scan.Verdict);
    }

    [Theory]
    [InlineData(OtherFunction, false, FrameVerdict.Reply)]
    [InlineData(OtherFunction, true, FrameVerdict.Incomplete)] // a known echo is not the device's word
    [InlineData(OtherFunction + OtherFunction, true, FrameVerdict.Reply)]
    internal void Scan_WriteCoil_KnowsEchoFromReply(string received, bool echoes, FrameVerdict expected) =>
        Assert.Equal(expected, RtuFrame.Scan(Hex.Bytes(received), Hex.Bytes(OtherFunction), echoes).Verdict);

    [Fact]
    public void Scan_ReadWithEcho_SaysThatTheLineEchoes() =>
        Assert.True(RtuFrame.Scan(Hex.Bytes(Request + Reply), Hex.Bytes(Request), echoes: false).Echoed);
}
