namespace SmartCampus.Plugins.Milesight.Tests.Conformance;

/// <summary>Every sensor, heard through a ChirpStack, proved against all faults that a posted message can have.</summary>
public sealed class MilesightConformanceTests
{
    private static readonly Dictionary<string, string> NoCheckSum = new()
    {
        ["fault-corrupt"] = "A posted body has no check sum; TCP's and the radio's see to it.",
        ["fault-drop"] = "TCP loses no byte; a payload without one can be a valid one of another value.",
    };

    private static readonly IReadOnlyList<ConformanceSuite> Suites =
    [
        Suite("vs330", "01 75 64 02 82 2C 01 03 8E 01 04 8E 01", "03 8E 00", r => { r.Add(IOccupancy.Occupied, true); More(r, ("battery.level", 100m), ("distance.value", 300m)); r.Add("distance.calibrated", true); },
            r => r.Add(IOccupancy.Occupied, false)),
        Suite("vs340", "01 75 5B 03 00 00", "03 00 01", r => { r.Add(IOccupancy.Occupied, false); More(r, ("battery.level", 91m)); }, r => r.Add(IOccupancy.Occupied, true)),
        Suite("vs321", "01 75 64 03 67 F0 00 04 68 71 05 FD 07 00 07 FF 01", "05 FD 00 00",
            r => { r.Add(IOccupancy.Occupied, true); More(r, ("battery.level", 100m), ("occupancy.count", 7m), ("climate.temperature", 24.0m), ("climate.humidity", 56.5m)); r.Add("regions.bright", true); },
            r => { r.Add(IOccupancy.Occupied, false); More(r, ("occupancy.count", 0m)); }, "regions.occupied"),
        Suite("ws303", "01 75 64 03 00 00", "03 00 01", r => { r.Add(ILeak.Wet, false); More(r, ("battery.level", 100m)); }, r => r.Add(ILeak.Wet, true)),
    ];

    public static IEnumerable<object[]> Checks => Suites.SelectMany((suite, i) => suite.Rows.Select(row => (object[])[i, .. row]));

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Driver_Conforms(int suite, string driver, string check)
    {
        Assert.Equal(driver, Suites[suite].Driver);
        return Suites[suite].RunAsync(check);
    }

    private static ConformanceSuite Suite(
        string sensor, string payload, string change, Action<ExpectedReadings> readings, Action<ExpectedReadings> changed, params string[] notReported)
    {
        string settings = $$"""{ "devEui": "{{Bodies.Eui}}", "staleAfter": 60 }""";
        return new ConformanceSuite(typeof(MilesightDrivers).Assembly, "milesight." + sensor, settings, () => Device(payload, change, readings, changed))
        {
            Exempt = NoCheckSum,
            NotReported = notReported,
            SilentWithin = TimeSpan.FromSeconds(90),
        };
    }

    private static ConformanceDevice Device(string payload, string change, Action<ExpectedReadings> readings, Action<ExpectedReadings> changed)
    {
        int counter = 0;
        string now = payload;
        var device = new ConformanceDevice
        {
            Message = () => Frame(Bodies.Eui, ++counter, now),
            Change = () => now = payload + " " + change, // a later channel of a frame counts
            ForeignFrame = Frame("24e124ffffffffff", 77, payload + " " + change, name: Bodies.Eui),
        };
        readings(device.Readings);
        changed(device.ChangedReadings);
        return device;
    }

    private static byte[] Frame(string eui, int counter, string payload, string name = "stall") => Bodies.Bytes(
        $$"""{"deviceInfo":{"deviceName":"{{name}}","devEui":"{{eui}}"},"devAddr":"00189440","fCnt":{{counter}},"fPort":85,"data":"{{Bodies.Base64(payload)}}"}""");

    private static void More(ExpectedReadings readings, params (string Property, decimal Value)[] numbers)
    {
        foreach ((string property, decimal value) in numbers)
            readings.Add(property, value);
    }
}
