using SmartCampus.Plugins.Milesight.Codec;
using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.OpenSprinkler.Codec;
using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Plugins.Shelly.Codec;

namespace SmartCampus.Benchmarks.Fuzz;

/// <summary>Every codec of every plugin, a line each. A new plugin adds its own here.</summary>
internal static class FuzzTargets
{
    private static readonly byte[] RtuRequest = Convert.FromHexString("0103006B00037417");
    private static readonly byte[] TcpRequest = Convert.FromHexString("0001000000060103006B0003");
    private static readonly Dictionary<ushort, int> MilesightLengths = new() { [0x0175] = 1, [0x0300] = 1, [0x0400] = 1 };
    private static readonly byte[] Toledo1250 = ToledoFrame.Build(((byte)'*', (byte)' ', (byte)' '), 1250, 0);
    private static readonly ToledoFramer Toledo = new();

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.Hex("Modbus RTU", "01 03 06 02 2B 00 00 00 64 05 7A", b => RtuFrame.Scan(b.Span, RtuRequest, echoes: false).Verdict == FrameVerdict.Reply),
        FuzzTarget.Hex("Modbus RTU on an echoing line", "01 03 00 6B 00 03 74 17 01 03 06 02 2B 00 00 00 64 05 7A", b => RtuFrame.Scan(b.Span, RtuRequest, echoes: true).Verdict == FrameVerdict.Reply),
        FuzzTarget.Hex("Modbus TCP", "00 01 00 00 00 09 01 03 06 02 2B 00 00 00 64", b => TcpFrame.Scan(b.Span, TcpRequest).Verdict == FrameVerdict.Reply),
        FuzzTarget.Hex("OSDP packet", "53 85 10 00 07 50 00 01 1A 00 2D 9A 4F 80 AF C1", b => OsdpPacket.Parse(b.Span) is not null),
        FuzzTarget.Hex("OSDP scan", "53 85 10 00 07 50 00 01 1A 00 2D 9A 4F 80 AF C1", b => PacketScan.Of(b.Span, 5).Packet is not null),
        FuzzTarget.Hex("OSDP capabilities", "04 01 02 05 00 00 09 01 01 0A", b => ReaderCapabilities.Parse(b.Span).HasLed || b.Length > 0),
        FuzzTarget.Hex("OSDP raw card", "00 01 1A 00 2D 9A 4F 80", b => CardRead.ParseRaw(b.Span) is not null),
        FuzzTarget.Hex("OSDP formatted card", "00 00 03 31 32 33", b => CardRead.ParseFormatted(b.Span) is not null),
        FuzzTarget.Hex("OSDP keypad", "00 03 31 32 33", b => KeysRead.Parse(b.Span) is not null),
        FuzzTarget.Text("Scales MT-SICS", "S S     100.00 g", b => SicsReply.TryParse(b.Span, out _)),
        FuzzTarget.Text("Scales Toledo 8217", "01.250", b => Toledo8217Reply.TryParse(b.Span, out _)),
        new("Scales Toledo continuous", [.. Toledo1250, .. Toledo1250], Feed),
        FuzzTarget.Text("Scales A&D", "ST,+00012.78  g", b => AndLine.TryParse(b.Span, out _)),
        FuzzTarget.Text("Scales CAS line", "ST,NT,1\u0081,  12.500 kg", b => CasLine.TryParse(b.Span, "kg", out _, out _)),
        new("Scales CAS poll", CasPollFrame.Build(stable: true, 1250, "kg"), b => CasPollFrame.TryParse(b.Span, out _)),
        FuzzTarget.Text("Scales SMA", " 1G       1.250kg ", b => SmaReply.TryParse(b.Span, out _)),
        FuzzTarget.Text("OpenSprinkler outputs", """{"sn":[1,0,0],"nstations":3}""", b => Answer<OutputsPage>.Parse(b, OutputsPage.Read).Page is not null),
        FuzzTarget.Text("OpenSprinkler controller", """{"devt":1700000000,"sbits":[1,0],"ps":[[0,0,0]],"rd":0}""", b => Answer<ControllerPage>.Parse(b, ControllerPage.Read).Page is not null),
        FuzzTarget.Text("Shelly RPC", """{"id":1,"src":"x","result":{"id":0,"output":true,"apower":12.5}}""", b => RpcFrame.Parse(b) is not null),
        FuzzTarget.Text("Milesight envelope", """{"deviceInfo":{"devEui":"24e124136b502217"},"fPort":85,"data":"AXVkAwABBAAA"}""", b => Envelope.Parse(b).Uplink is not null),
        FuzzTarget.Hex("Milesight payload", "01 75 64 03 00 01 04 00 00", b => ChannelFrame.Parse(b, MilesightLengths).Fault is null),
    ];

    private static bool Feed(ReadOnlyMemory<byte> bytes)
    {
        bool taken = false;
        foreach (byte b in bytes.Span)
            taken |= Toledo.TryTake(b, out _);
        return taken;
    }
}
