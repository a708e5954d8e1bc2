using System.Net.Sockets;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Sites;

namespace SmartCampus.Demo.Tests.Lines;

/// <summary>Each fault of the catalogue breaks what it says, and is gone when mended.</summary>
public sealed class FaultTests(TestCampus campus) : IClassFixture<TestCampus>
{
    private static readonly byte[] AskSoil = [0x03, 0x00, 0x00, 0x00, 0x03];
    private static readonly byte[] AskCoil = [0x00, 0x07, 0x00, 0x00, 0x00, 0x06, 0x01, 0x01, 0x00, 0x00, 0x00, 0x01];
    private static readonly byte[] Closed = [0x00, 0x07, 0x00, 0x00, 0x00, 0x04, 0x01, 0x01, 0x01, 0x00];

    [Fact]
    public async Task SerialLine_Pulled_TakesTheLinkAndPutBackAnswersAgain()
    {
        string port = campus.Port("ttyGarden");
        ILine line = campus.Device("garden-soil-1").Line!;

        await line.PullAsync();
        bool gone = !File.Exists(port);
        await line.PlugAsync(CancellationToken.None);
        (int code, string _) = await Peer.MbPollAsync("-m", "rtu", "-b", "9600", "-P", "none", "-a", "11", "-t", "4", "-r", "1", "-c", "3", port);

        Assert.True(gone);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task SerialLine_PulledWhileOpen_EndsTheReaderOfTheTerminal()
    {
        ILine line = campus.Device("teaching-a-physics-door").Line!;
        await using var reader = new FileStream(campus.Port("ttyTeachingA"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        Task<int> reading = Task.Run(() => ReadOrNothing(reader));

        await line.PullAsync();
        int count = await reading.WaitAsync(TimeSpan.FromSeconds(20));
        await line.PlugAsync(CancellationToken.None);

        Assert.Equal(0, count);
        Assert.True(File.Exists(campus.Port("ttyTeachingA")));
    }

    [Fact]
    public async Task LineLibraryGateway_On_RefusesConnectionsAndOffTakesTheSamePort()
    {
        int port = campus.TcpPort("library-main-meter");
        byte[] ask = [0x00, 0x01, 0x00, 0x00, 0x00, 0x06, 0x01, 0x04, 0x00, 0x00, 0x00, 0x02];

        await campus.Fault("line-library-gateway").SetAsync(true, CancellationToken.None);
        SocketException refused = await Assert.ThrowsAnyAsync<SocketException>(() => Wire.AskAsync(port, ask));
        await campus.Fault("line-library-gateway").SetAsync(false, CancellationToken.None);
        byte[] reply = await Wire.AskAsync(port, ask);

        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        Assert.Equal(13, reply.Length);
        Assert.Equal(port, campus.TcpPort("library-main-meter"));
    }

    [Fact]
    public async Task MuteDoor_On_HearsAndSaysNothing()
    {
        int port = campus.TcpPort("library-west-gate");

        await campus.Fault("mute-door").SetAsync(true, CancellationToken.None);
        bool silent = await Wire.IsSilentAsync(port, AskCoil, TimeSpan.FromMilliseconds(500));
        await campus.Fault("mute-door").SetAsync(false, CancellationToken.None);
        byte[] reply = await Wire.AskAsync(port, AskCoil);

        Assert.True(silent);
        Assert.Equal(Closed, reply);
    }

    [Fact]
    public async Task Reset_On_EndsTheConnectionInsteadOfAnswering()
    {
        await campus.Fault("reset").SetAsync(true, CancellationToken.None);

        IOException reset = await Assert.ThrowsAnyAsync<IOException>(() => Wire.AskAsync(campus.TcpPort("teaching-a-main-door"), AskCoil));

        await campus.Fault("reset").SetAsync(false, CancellationToken.None);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(reset.InnerException).SocketErrorCode);
        Assert.Equal(Closed[..9], (await Wire.AskAsync(campus.TcpPort("teaching-a-main-door"), AskCoil))[..9]);
    }

    [Fact]
    public async Task Slow_On_AnswersAfterMoreThanASecond()
    {
        await campus.Fault("slow").SetAsync(true, CancellationToken.None);

        bool silent = await Wire.IsSilentAsync(campus.TcpPort("greenhouse-door"), AskCoil, TimeSpan.FromMilliseconds(600));
        byte[] reply = await Wire.AskAsync(campus.TcpPort("greenhouse-door"), AskCoil);

        await campus.Fault("slow").SetAsync(false, CancellationToken.None);
        Assert.True(silent);
        Assert.Equal(Closed[..9], reply[..9]);
    }

    [Fact]
    public async Task MuteSoil_On_LeavesTheBusSilent()
    {
        RtuBus bus = BusOf("greenhouse-soil-1");

        await campus.Fault("mute-soil").SetAsync(true, CancellationToken.None);
        List<byte[]> muted = await Wire.HearAsync(bus, RtuFrame.Build(11, AskSoil));
        await campus.Fault("mute-soil").SetAsync(false, CancellationToken.None);

        Assert.Empty(muted);
        Assert.NotEmpty(await Wire.HearAsync(bus, RtuFrame.Build(11, AskSoil)));
    }

    [Fact]
    public async Task WrongCrc_On_DamagesTheReply()
    {
        RtuBus bus = BusOf("greenhouse-soil-2");

        await campus.Fault("wrong-crc").SetAsync(true, CancellationToken.None);
        byte[] damaged = [.. (await Wire.HearAsync(bus, RtuFrame.Build(12, AskSoil))).SelectMany(b => b)];
        await campus.Fault("wrong-crc").SetAsync(false, CancellationToken.None);
        byte[] good = [.. (await Wire.HearAsync(bus, RtuFrame.Build(12, AskSoil))).SelectMany(b => b)];

        Assert.Equal(11, damaged.Length);
        Assert.False(RtuFrame.IsIntact(damaged));
        Assert.True(RtuFrame.IsIntact(good));
    }

    [Fact]
    public async Task WrongUnit_On_AnswersIntactUnderAnotherAddress()
    {
        RtuBus bus = BusOf("greenhouse-soil-3");

        await campus.Fault("wrong-unit").SetAsync(true, CancellationToken.None);
        byte[] reply = [.. (await Wire.HearAsync(bus, RtuFrame.Build(13, AskSoil))).SelectMany(b => b)];
        await campus.Fault("wrong-unit").SetAsync(false, CancellationToken.None);

        Assert.True(RtuFrame.IsIntact(reply));
        Assert.Equal(14, reply[0]);
    }

    [Theory]
    [InlineData("illegal-address", "teaching-a-physics-meter", 0x02)]
    [InlineData("busy", "canteen-main-meter", 0x06)]
    public async Task Refusal_On_IsTheExceptionItSays(string fault, string device, byte code)
    {
        ModbusUnit unit = campus.Device(device).Unit!;
        byte[] request = [0x04, 0x00, 0x00, 0x00, 0x02];

        await campus.Fault(fault).SetAsync(true, CancellationToken.None);
        byte[] refused = unit.Answer(request);
        await campus.Fault(fault).SetAsync(false, CancellationToken.None);

        Assert.Equal([0x84, code], refused);
        Assert.Equal(0x04, unit.Answer(request)[0]);
    }

    [Fact]
    public async Task MuteBehindGateway_On_IsExceptionElevenByTheGateway()
    {
        await campus.Fault("mute-behind-gateway").SetAsync(true, CancellationToken.None);
        byte[] reply = await Wire.AskAsync(campus.TcpPort("library-server-meter"), [0x00, 0x01, 0x00, 0x00, 0x00, 0x06, 0x04, 0x04, 0x00, 0x00, 0x00, 0x02]);
        await campus.Fault("mute-behind-gateway").SetAsync(false, CancellationToken.None);

        Assert.Equal([0x00, 0x01, 0x00, 0x00, 0x00, 0x03, 0x04, 0x84, 0x0B], reply);
    }

    [Fact]
    public async Task JamValve_On_EchoesButTheCoilStays()
    {
        ModbusUnit unit = campus.Device("greenhouse-valve-2").Unit!;

        await campus.Fault("jam-valve").SetAsync(true, CancellationToken.None);
        byte[] echo = unit.Answer([0x05, 0x00, 0x01, 0xFF, 0x00]);
        byte[] coil = unit.Answer([0x01, 0x00, 0x01, 0x00, 0x01]);
        await campus.Fault("jam-valve").SetAsync(false, CancellationToken.None);

        Assert.Equal([0x05, 0x00, 0x01, 0xFF, 0x00], echo);
        Assert.Equal([0x01, 0x01, 0x00], coil);
    }

    [Theory]
    [InlineData("stuck-open", "greenhouse-valve-3", "flow", "0", "10")]
    [InlineData("toroid-kitchen", "canteen-kitchen-leakage", "toroid", "true", "false")]
    [InlineData("toroid-library", "library-main-leakage", "toroid", "true", "false")]
    [InlineData("door-forced", "library-archive-door", "open", "false", "true")]
    public async Task Thing_OnAndOff_IsSoAndIsSoNoMore(string fault, string device, string truth, string healthy, string broken)
    {
        campus.Pass(10);
        string before = campus.Truth(device)[truth]!.ToJsonString();
        await campus.Fault(fault).SetAsync(true, CancellationToken.None);
        campus.Pass(10);
        string during = campus.Truth(device)[truth]!.ToJsonString();
        await campus.Fault(fault).SetAsync(false, CancellationToken.None);
        campus.Pass(15);

        Assert.StartsWith(healthy, before, StringComparison.Ordinal);
        Assert.StartsWith(broken, during, StringComparison.Ordinal);
        Assert.StartsWith(healthy, campus.Truth(device)[truth]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leakage_OnAndOff_RaisesTheCurrentAndLetsItFall()
    {
        await campus.Fault("leakage").SetAsync(true, CancellationToken.None);
        campus.Pass(1);
        double during = (double)campus.Truth("canteen-dishwasher-leakage")["current"]!;
        await campus.Fault("leakage").SetAsync(false, CancellationToken.None);
        campus.Pass(1);

        Assert.InRange(during, 280, 480);
        Assert.InRange((double)campus.Truth("canteen-dishwasher-leakage")["current"]!, 30, 230);
    }

    [Fact]
    public void Catalogue_EveryFault_NamesDevicesThatExist() => Assert.All(campus.Campus.Faults, fault =>
    {
        Assert.NotEmpty(fault.Devices);
        Assert.All(fault.Devices, id => campus.Device(id));
        Assert.NotEqual(fault.En, fault.Zh);
    });

    private RtuBus BusOf(string device)
    {
        var line = (ModbusLine)campus.Device(device).Line!;
        return new RtuBus(line.Units, new Pace(9600, 10), TimeProvider.System);
    }

    private static int ReadOrNothing(FileStream reader)
    {
        try
        {
            return reader.Read(new byte[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
