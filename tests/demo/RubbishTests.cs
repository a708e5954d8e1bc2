using System.Text;
using System.Text.Json.Nodes;
using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Scales;
using SmartCampus.Demo.Shelly;
using SmartCampus.Demo.Sprinkler;
using SmartCampus.Demo.Tests.Osdp;
using SmartCampus.Demo.Tests.Scales;

namespace SmartCampus.Demo.Tests;

/// <summary>Whatever comes over a wire, no device throws: a simulator that dies of rubbish would look like a dead line.</summary>
public sealed class RubbishTests
{
    private const int Rounds = 6_000;

    private readonly Random _random = new(7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OsdpReader_PacketsWithARightCheck_AreAllAnsweredWithAPacket(bool secure)
    {
        var reader = new OsdpReader(5, new ReaderPanel(), new Lock(), new ManualClock()) { Key = secure ? new byte[16] : null };

        byte[][] answers = [.. Enumerable.Range(0, Rounds).Select(_ => reader.Answer(Packet())).OfType<byte[]>()];

        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.True(answer[0] == 0x53 && answer[1] == 0x85 && OsdpCheck.IsIntact(answer)));
    }

    [Fact]
    public void OsdpReceiver_Bytes_AreNeverKeptBeyondAPacket()
    {
        var receiver = new OsdpReceiver(TimeSpan.FromHours(1));

        int bytes = Enumerable.Range(0, Rounds).Sum(i => receiver.Add(Bytes(16), TimeSpan.FromTicks(i)).Sum(p => p.Length));

        Assert.InRange(bytes, 1, Rounds * 16);
    }

    [Fact]
    public void Scales_Bytes_NeverThrow()
    {
        TestScale scale = new TestScale().With(1.25);
        IScaleProtocol[] protocols =
        [
            new MtSics(scale.Head, new ManualClock()), new Toledo8217(scale.Head), new ToledoContinuous(scale.Head),
            new AndStandard(scale.Head), new CasContinuous(scale.Head), new CasRetail(scale.Head), new Sma(scale.Head),
        ];

        int said = Enumerable.Range(0, Rounds).Sum(i => protocols[i % protocols.Length].Hear(Line()).Length + protocols[i % protocols.Length].Tick().Length);

        Assert.True(said > 0);
    }

    [Fact]
    public void Sprinkler_Requests_AreAnsweredOrUnknown()
    {
        var controller = new SprinklerController([.. Enumerable.Range(0, 8).Select(i => new Station($"{i}", 0))]) { PasswordHash = "x" };
        var api = new SprinklerApi(controller);
        string[] pages = ["jc", "js", "jo", "jn", "jl", "ja", "cm", "cv", "cr", "pq", "cs", "dl", "mp", "zz"];
        string[] names = ["sid", "en", "t", "rd", "rsn", "rbt", "dur", "repl", "ssta", "hist", "start", "end", "s0", "g0"];

        JsonNode?[] answers = [.. Enumerable.Range(0, Rounds).Select(_ => api.Answer(SprinklerQuery.Parse(
            $"/{Pick(pages)}?pw=x&{Pick(names)}={Value()}&{Pick(names)}={Value()}&{Pick(names)}={Value()}")))];

        Assert.Contains(null, answers);
        Assert.Contains(answers, a => a is not null);
    }

    [Fact]
    public void Shelly_Frames_AreAnsweredWithTheirId()
    {
        var device = new ShellyDevice("shelly-1", "m", new ShellyChannel(1, double.PositiveInfinity, new Random(1)));
        var rpc = new ShellyRpc(device);
        string[] methods = ["Switch.Set", "Switch.Toggle", "Switch.GetStatus", "Shelly.GetStatus", "Nothing", ""];
        string[] values = ["0", "1", "-1", "9e9", "true", "null", "[]", "{}", "\"x\""];

        JsonObject?[] answers = [.. Enumerable.Range(0, Rounds).Select(_ => rpc.Answer((JsonObject)JsonNode.Parse(
            $$$"""{"id":3,"src":{{{Pick(values)}}},"method":"{{{Pick(methods)}}}","params":{"id":{{{Pick(values)}}},"on":{{{Pick(values)}}},"toggle_after":{{{Pick(values)}}}},"auth":{{{Pick(values)}}}}""")!, "test"))];

        Assert.All(answers, a => Assert.True((int?)a?["id"] == 3 && (a.ContainsKey("result") || a.ContainsKey("error"))));
    }

    private byte[] Packet()
    {
        byte[] body = Bytes(24);
        byte control = (byte)(0x04 | _random.Next(4) | (_random.Next(2) == 0 ? 0x08 : 0));
        byte[] start = (control & 0x08) != 0 ? [(byte)_random.Next(2, 4), (byte)_random.Next(0x10, 0x1A), (byte)_random.Next(2)] : [];
        byte code = (byte)_random.Next(0x5E, 0x84);
        int length = 5 + start.Length + 1 + body.Length + 2;
        byte[] open = [0x53, 0x05, (byte)length, 0x00, control, .. start, code, .. body];
        ushort crc = OsdpCheck.Crc(open);
        return [.. open, (byte)crc, (byte)(crc >> 8)];
    }

    private byte[] Bytes(int most)
    {
        byte[] bytes = new byte[_random.Next(most)];
        _random.NextBytes(bytes);
        // Often enough a beginning of something.
        if (bytes.Length > 3 && _random.Next(3) == 0)
            (bytes[0], bytes[2], bytes[3]) = (0x53, (byte)_random.Next(7, 20), 0);
        return bytes;
    }

    private byte[] Line() => _random.Next(2) == 0
        ? Bytes(12)
        : Encoding.ASCII.GetBytes($"\n{Pick(["TA", "T", "Z", "S", "SIR", "I0", "U", "M", "W", "?SN", "T12345"])} {Value()} {Pick(["kg", "lb", ""])}\r\n");

    private string Value() => Pick(["0", "1", "7", "8", "-1", "99999999", "99999999999999999999999", "x", "", "[1,2]", "%zz", "1.5", "2147483647"]);

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];
}
