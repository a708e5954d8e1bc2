using SmartCampus.Plugins.Milesight.Codec;
using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.OpenSprinkler.Codec;
using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Osdp.Security;
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
    private static readonly SecureChannel Channel = new(ChannelKey.Parse("000102030405060708090A0B0C0D0E0F")!, Convert.FromHexString("B0B1B2B3B4B5B6B7")); // the published test vector

    private static readonly SecureChannel Opened = Open();
    private static readonly Framer Lines = new(0x02, [0x0D], 32);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.Hex("Modbus RTU", "01 03 06 02 2B 00 00 00 64 05 7A", b => RtuFrame.Scan(b.Span, RtuRequest, echoes: false).Verdict == FrameVerdict.Reply),
        FuzzTarget.Hex("Modbus RTU on an echoing line", "01 03 00 6B 00 03 74 17 01 03 06 02 2B 00 00 00 64 05 7A", b => RtuFrame.Scan(b.Span, RtuRequest, echoes: true).Verdict == FrameVerdict.Reply),
        FuzzTarget.Hex("Modbus TCP", "00 01 00 00 00 09 01 03 06 02 2B 00 00 00 64", b => TcpFrame.Scan(b.Span, TcpRequest).Verdict == FrameVerdict.Reply),
        FuzzTarget.Hex("Modbus registers", "47 F1 20 00", b => b.Length >= 4 && RegisterValue.Read(b.Span[..4], RegisterType.F32, WordOrder.Abcd) is not null),
        FuzzTarget.Hex("OSDP packet", "53 85 10 00 07 50 00 01 1A 00 2D 9A 4F 80 AF C1", b => OsdpPacket.Parse(b.Span) is not null),
        FuzzTarget.Hex("OSDP scan", "53 85 10 00 07 50 00 01 1A 00 2D 9A 4F 80 AF C1", b => PacketScan.Of(b.Span, 5).Packet is not null),
        FuzzTarget.Hex("OSDP capabilities", "04 01 02 05 00 00 09 01 01 0A", b => ReaderCapabilities.Parse(b.Span).HasLed || b.Length > 0),
        FuzzTarget.Hex("OSDP raw card", "00 01 1A 00 2D 9A 4F 80", b => CardRead.ParseRaw(b.Span) is not null),
        FuzzTarget.Hex("OSDP formatted card", "00 00 03 31 32 33", b => CardRead.ParseFormatted(b.Span) is not null),
        FuzzTarget.Hex("OSDP keypad", "00 03 31 32 33", b => KeysRead.Parse(b.Span) is not null),
        FuzzTarget.Hex("OSDP handshake", "00 01 02 03 04 05 06 07 A0 A1 A2 A3 A4 A5 A6 A7 9B BE 9B 05 C1 91 2E 02 94 31 F9 1E 37 D8 2D 06", b => Channel.TryAnswer(b.Span)),
        FuzzTarget.Hex("OSDP sealed reply with another MAC", "9C 3C CA 82 88 39 DD 5B 1D 87 55 53 AB 1C 86 D2", b => !Opened.TryUnseal(Sealed(b), out _)),
        FuzzTarget.Text("Scales framing", "\u0002  1.250\r", b => Cut(b.Span)),
        FuzzTarget.Text("Scales weight", "100.00 g", b => WeightText.TryRead(System.Text.Encoding.Latin1.GetString(b.Span), out _)),
        FuzzTarget.Text("Scales MT-SICS", "S S     100.00 g", b => SicsReply.TryParse(b.Span, out _)),
        FuzzTarget.Text("Scales Toledo 8217", "01.250", b => Toledo8217Reply.TryParse(b.Span, out _)),
        new("Scales Toledo continuous", [.. Toledo1250, .. Toledo1250], Feed),
        FuzzTarget.Text("Scales A&D", "ST,+00012.78  g", b => AndLine.TryParse(b.Span, out _)),
        FuzzTarget.Text("Scales CAS line", "ST,NT,1\u0081,  12.500 kg", b => CasLine.TryParse(b.Span, "kg", out _, out _)),
        new("Scales CAS poll", CasPollFrame.Build(stable: true, 1250, "kg"), b => CasPollFrame.TryParse(b.Span, out _)),
        FuzzTarget.Text("Scales SMA", " 1G       1.250kg ", b => SmaReply.TryParse(b.Span, out _)),
        FuzzTarget.Text("OpenSprinkler outputs", """{"sn":[1,0,0],"nstations":3}""", b => Answer<OutputsPage>.Parse(b, OutputsPage.Read).Page is not null),
        FuzzTarget.Text("OpenSprinkler controller", """{"devt":1700000000,"sbits":[1,0],"ps":[[0,0,0]],"rd":0}""", b => Answer<ControllerPage>.Parse(b, ControllerPage.Read).Page is not null),
        FuzzTarget.Text("OpenSprinkler options", """{"fwv":221,"tz":80,"mas":0,"mas2":0}""", b => Answer<OptionsPage>.Parse(b, OptionsPage.Read).Page is not null),
        FuzzTarget.Text("OpenSprinkler stations", """{"stn_dis":[0],"snames":["S01"]}""", b => Answer<StationsPage>.Parse(b, StationsPage.Read).Page is not null),
        FuzzTarget.Text("OpenSprinkler result", """{"result":1,"item":""}""", b => Answer<ResultPage>.Parse(b, ResultPage.Read).Result is not null),
        FuzzTarget.Text("Shelly RPC", """{"id":1,"src":"x","result":{"id":0,"output":true,"apower":12.5}}""", b => RpcFrame.Parse(b) is not null),
        FuzzTarget.Text("Shelly device info", """{"id":1,"src":"x","result":{"id":"shellyplus1-a8032abe54dc","gen":2}}""", b => RpcFrame.Parse(b) is { Body: var body } && DeviceInfo.Read(body) is not null),
        FuzzTarget.Text("Shelly status", """{"method":"NotifyFullStatus","params":{"id":0,"output":true,"aenergy":{"total":1.5},"errors":["overtemp"]}}""", b => RpcFrame.Parse(b) is { Body: var body } && SwitchStatus.Read(body) is not null),
        FuzzTarget.Text("Shelly challenge", """{"auth_type":"digest","nonce":1625038762,"nc":1,"realm":"shelly","algorithm":"SHA-256"}""", b => RpcChallenge.Parse(System.Text.Encoding.UTF8.GetString(b.Span)) is not null),
        FuzzTarget.Text("Milesight envelope", """{"deviceInfo":{"devEui":"24e124136b502217"},"fPort":85,"data":"AXVkAwABBAAA"}""", b => Envelope.Parse(b).Uplink is not null),
        FuzzTarget.Text("Milesight payload text", "AXVkAwABBAAA", b => PayloadText.Decode(System.Text.Encoding.Latin1.GetString(b.Span)).Count > 0),
        FuzzTarget.Hex("Milesight payload", "01 75 64 03 00 01 04 00 00", b => ChannelFrame.Parse(b, MilesightLengths).Fault is null),
    ];

    private static SecureChannel Open()
    {
        var channel = new SecureChannel(ChannelKey.Parse("000102030405060708090A0B0C0D0E0F")!, Convert.FromHexString("B0B1B2B3B4B5B6B7"));
        _ = channel.TryAnswer(Convert.FromHexString("0000000000000000A0A1A2A3A4A5A6A79BBE9B05C1912E029431F91E37D82D06"));
        _ = channel.TryOpenChannel([1], Convert.FromHexString("DD5B1D875553AB1C86D2E1BEDC4824AA"));
        _ = channel.Seal(new OsdpPacket(5, IsReply: false, 2, UsesCrc: true, 0, [], 0x60, [], []));
        return channel;
    }

    private static OsdpPacket Sealed(ReadOnlyMemory<byte> data) =>
        new(5, IsReply: true, 2, UsesCrc: true, SecureBlock.EncryptedReply, [], 0x50, data.ToArray(), new byte[OsdpPacket.MacLength]);

    private static bool Cut(ReadOnlySpan<byte> bytes)
    {
        bool taken = false;
        while (!bytes.IsEmpty)
            taken |= Lines.TryTake(ref bytes, out _);
        return taken;
    }

    private static bool Feed(ReadOnlyMemory<byte> bytes)
    {
        bool taken = false;
        foreach (byte b in bytes.Span)
            taken |= Toledo.TryTake(b, out _);
        return taken;
    }
}
