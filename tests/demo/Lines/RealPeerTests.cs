using System.Globalization;

namespace SmartCampus.Demo.Tests.Lines;

/// <summary>Masters that others wrote read and write the campus, over TCP and over pseudo-terminals.</summary>
public sealed class RealPeerTests(TestCampus campus) : IClassFixture<TestCampus>
{
    [Fact]
    public async Task MbPoll_SoilOnTheSerialBus_ReadsWhatIsTrue()
    {
        (int code, string output) = await Peer.MbPollAsync("-m", "rtu", "-b", "9600", "-P", "none", "-a", "11", "-t", "4", "-r", "1", "-c", "3", campus.Port("ttyGreenhouse"));

        double moisture = (double)campus.Truth("greenhouse-soil-1")["moisture"]!;
        Assert.Equal(0, code);
        Assert.Contains($"[1]: \t{Math.Round(moisture * 10):0}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MbPoll_ClimateOnTheFasterBus_ReadsWhatIsTrue()
    {
        (int code, string output) = await Peer.MbPollAsync("-m", "rtu", "-b", "19200", "-P", "none", "-a", "21", "-t", "3", "-r", "2", "-c", "2", campus.Port("ttyTeachingA"));

        double temperature = (double)campus.Truth("teaching-a-physics-climate")["temperature"]!;
        Assert.Equal(0, code);
        Assert.Contains($"[2]: \t{Math.Round(temperature * 10):0}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MbPoll_ValveCoilOnTheSerialBus_LetsWaterFlow()
    {
        (int code, string _) = await Peer.MbPollAsync("-m", "rtu", "-b", "9600", "-P", "none", "-a", "1", "-t", "0", "-r", "4", campus.Port("ttyGreenhouse"), "1");
        campus.Pass(10);

        Assert.Equal(0, code);
        Assert.True((bool)campus.Truth("greenhouse-valve-4")["orderedOpen"]!);
        Assert.InRange((double)campus.Truth("greenhouse-valve-4")["flow"]!, 10, 12);
    }

    [Fact]
    public async Task MbPoll_MeterBehindTheGateway_ReadsItsFloat()
    {
        string port = campus.TcpPort("library-main-meter").ToString(CultureInfo.InvariantCulture);

        (int code, string output) = await Peer.MbPollAsync("-m", "tcp", "-p", port, "-a", "1", "-t", "3:float", "-B", "-r", "53", "-c", "1", "127.0.0.1");

        double power = (double)campus.Truth("library-main-meter")["power"]!;
        string read = output.Split("[53]:")[1].Trim().Split('\n')[0];
        Assert.Equal(0, code);
        Assert.Equal(power, double.Parse(read, CultureInfo.InvariantCulture), power * 0.001);
    }

    [Fact]
    public async Task MbPoll_UnknownUnitBehindTheGateway_IsToldThatItIsSilent()
    {
        string port = campus.TcpPort("library-main-meter").ToString(CultureInfo.InvariantCulture);

        (int code, string output) = await Peer.MbPollAsync("-m", "tcp", "-p", port, "-a", "99", "-t", "3", "-r", "1", "-c", "2", "127.0.0.1");

        Assert.NotEqual(0, code);
        Assert.Contains("Target device failed to respond", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PyModbus_DoorOverTcp_UnlocksAndPeoplePushIt()
    {
        (int code, string output) = await Peer.PyModbusAsync($"ModbusTcpClient('127.0.0.1', port={campus.TcpPort("library-west-gate")})", """
            assert not client.write_coil(1, True, slave=1).isError()
            assert client.read_coils(0, 8, slave=1).bits[1]
            print('contact', client.read_discrete_inputs(1, 1, slave=1).bits[0])
            """);
        campus.Pass(2);

        Assert.Equal((0, "contact True"), (code, output.Trim()));
        Assert.True((bool)campus.Truth("library-west-gate")["unlocked"]!);
    }

    [Fact]
    public async Task PyModbus_SeveralUnitsOfTheSerialBus_AllAnswer()
    {
        (int code, string output) = await Peer.PyModbusAsync($"ModbusSerialClient('{campus.Port("ttyGreenhouse")}', baudrate=9600, timeout=5)", """
            for unit in (11, 12, 13, 14, 15):
                assert len(client.read_holding_registers(0, 3, slave=unit).registers) == 3
            assert len(client.read_input_registers(1, 2, slave=21).registers) == 2
            assert len(client.read_input_registers(0, 80, slave=31).registers) == 80
            print(client.read_holding_registers(0x100, 1, slave=11))
            """);

        Assert.Equal(0, code);
        Assert.Contains("Exception Response(131, 3, IllegalAddress)", output, StringComparison.Ordinal);
    }
}
