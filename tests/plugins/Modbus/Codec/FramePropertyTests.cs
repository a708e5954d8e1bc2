using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Tests.Codec;

public sealed class FramePropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(300);

    private static readonly Arbitrary<byte[]> Registers = Gen.Choose(1, 125).SelectMany(n => Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>(), n * 2)).ToArbitrary();

    [Fact]
    public void RtuScan_OfWhatBuildMade_GivesThePduBack() => Prop.ForAll(Registers, data =>
    {
        (byte[] request, byte[] reply) = Exchange(data);

        FrameScan scan = RtuFrame.Scan(Rtu(reply), Rtu(request), echoes: false);

        return scan.Verdict == FrameVerdict.Reply && Rtu(reply).AsSpan(scan.Start, scan.Length).SequenceEqual(reply);
    }).Check(Many);

    [Fact]
    public void TcpScan_OfWhatBuildMade_GivesThePduBack() => Prop.ForAll(Registers, data =>
    {
        (byte[] request, byte[] reply) = Exchange(data);

        FrameScan scan = TcpFrame.Scan(Tcp(reply), Tcp(request));

        return scan.Verdict == FrameVerdict.Reply && Tcp(reply).AsSpan(scan.Start, scan.Length).SequenceEqual(reply);
    }).Check(Many);

    [Fact]
    public void RtuScan_OneBitFlipped_NeverGivesAReply() => Prop.ForAll(Registers, Gen.Choose(0, 10_000).ToArbitrary(), (data, where) =>
    {
        (byte[] request, byte[] reply) = Exchange(data);
        byte[] frame = Rtu(reply);
        int bit = where % (frame.Length * 8);
        frame[bit / 8] ^= (byte)(1 << (bit % 8));

        return RtuFrame.Scan(frame, Rtu(request), echoes: false).Verdict != FrameVerdict.Reply;
    }).Check(Many);

    [Fact]
    public void Scan_AnyBytes_GivesAVerdictThatLiesInside() => Prop.ForAll<byte[]>(ArbMap.Default.ArbFor<byte[]>(), soup =>
    {
        (byte[] request, _) = Exchange([0, 0]);

        FrameScan rtu = RtuFrame.Scan(soup, Rtu(request), echoes: false);
        FrameScan tcp = TcpFrame.Scan(soup, Tcp(request));

        return rtu.Start + rtu.Length <= soup.Length && tcp.Start + tcp.Length <= soup.Length;
    }).Check(Many);

    [Fact]
    public void TcpScan_AnyChunking_FindsTheReplyOnlyWhenItIsWhole() => Prop.ForAll(Registers, data =>
    {
        (byte[] request, byte[] reply) = Exchange(data);
        byte[] frame = Tcp(reply);

        return Enumerable.Range(0, frame.Length).All(n => TcpFrame.Scan(frame.AsSpan(0, n), Tcp(request)).Verdict == FrameVerdict.Incomplete);
    }).Check(Many);

    private static (byte[] Request, byte[] Reply) Exchange(byte[] data)
    {
        byte[] request = new byte[5];
        ModbusPdu.BuildRead(request, ModbusFunction.ReadHoldingRegisters, 0x6B, data.Length / 2);
        return (request, [3, (byte)data.Length, .. data]);
    }

    private static byte[] Rtu(byte[] pdu)
    {
        byte[] frame = new byte[RtuFrame.MaximumLength];
        return frame[..RtuFrame.Build(frame, 0x11, pdu)];
    }

    private static byte[] Tcp(byte[] pdu)
    {
        byte[] frame = new byte[TcpFrame.MaximumLength];
        return frame[..TcpFrame.Build(frame, 0xABCD, 0x11, pdu)];
    }
}
