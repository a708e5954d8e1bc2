namespace SmartCampus.Plugins.Modbus.Tests.Conformance;

/// <summary>Every profile, on every kind of framing, proved against all faults.</summary>
public sealed class ModbusConformanceTests
{
    private const string Tcp = "tcp://board:502";
    private const string Serial = "serial:/dev/board?baud=9600";

    private static readonly Dictionary<string, string> NoCheckSum = new()
    {
        ["fault-corrupt"] = "Modbus TCP has no check sum of its own; TCP's sees to it.",
        ["fault-drop"] = "TCP loses no byte; a frame without one can be a valid one of another value.",
    };

    private static readonly IReadOnlyList<ConformanceSuite> Suites =
    [
        Suite("relay-lock", Tcp, RelayDevices.Lock, "\"channel\": 2, \"input\": 3"),
        Suite("relay-lock", Serial, RelayDevices.Lock, "\"channel\": 2, \"input\": 3"),
        Suite("relay-valve", Serial, RelayDevices.Valve, "\"feedbackInput\": 0, \"flowRegister\": 16, \"pulseRegister\": 17"),
        Suite("relay-switch", Tcp, RelayDevices.Switch, "\"mode\": \"rtuOverTcp\""),
        Suite("relay-pump", Serial, RelayDevices.Pump, "\"feedbackInput\": 0, \"faultInput\": 4, \"flowRegister\": 16"),
        Suite("restroom-generic", Serial, SensorDevices.Restroom, "\"leakInput\": 2, \"soapRegister\": 2, \"paperRegister\": 3"),
        Suite("weather-generic", Serial, SensorDevices.Station, "\"rainRegister\": 1, \"rainingRegister\": 2, \"temperatureRegister\": 3, \"humidityRegister\": 4"),
        Suite("energy-sdm120", Tcp, SensorDevices.Energy),
        Suite("energy-sdm630", Serial, SensorDevices.ThreePhases),
        Suite("soil-dfrobot", Serial, SensorDevices.Soil),
        Suite("soil-seeed", Serial, SensorDevices.SoilSeeed),
        Suite("leakage-rgu100a", Serial, SensorDevices.LeakageRgu),
        Suite("leakage-rhu", Serial, SensorDevices.LeakageRhu),
        Suite("climate-generic", Serial, SensorDevices.Climate),
        Suite("greenhouse-generic", Serial, SensorDevices.Greenhouse, "\"carbonDioxideRegister\": 2, \"lightRegister\": 3"),
        Suite("dispenser-generic", Serial, SensorDevices.Dispenser),
        Suite("registers-8", Tcp, SensorDevices.Registers),
    ];

    public static IEnumerable<object[]> Checks => Suites.SelectMany((suite, i) => suite.Rows.Select(row => (object[])[i, .. row]));

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Driver_Conforms(int suite, string driver, string check)
    {
        Assert.Equal(driver, Suites[suite].Driver);
        return Suites[suite].RunAsync(check);
    }

    private static ConformanceSuite Suite(string profile, string line, Func<FakeSlave, ConformanceDevice> device, string more = "")
    {
        bool tcp = line == Tcp && !more.Contains("rtuOverTcp", StringComparison.Ordinal);
        return new ConformanceSuite(typeof(ModbusProfiles).Assembly, "modbus." + profile, Shipped.Settings(line, more), () => device(new FakeSlave(tcp)))
        {
            Exempt = tcp ? NoCheckSum : [],
        };
    }
}
