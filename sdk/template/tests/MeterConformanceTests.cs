using Acme.Meter.Driver;

namespace Acme.Meter.Tests;

/// <summary>Everything that the platform expects of a driver, against a device that does all kinds of wrong.</summary>
public sealed class MeterConformanceTests
{
    private static readonly ConformanceSuite Suite = new(typeof(MeterDriver).Assembly, "acme.meter", """{ "line": "tcp://meter:4001" }""", Device);

    public static IEnumerable<object[]> Checks => Suite.Rows;

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Driver_Conforms(string driver, string check)
    {
        Assert.Equal(Suite.Driver, driver);
        return Suite.RunAsync(check);
    }

    private static ConformanceDevice Device()
    {
        var meter = new MeterPeer();
        return new ConformanceDevice
        {
            Peer = meter,
            ForeignFrame = MeterPeer.Message(2, "T=99.9 H=99 R=1"),
            Readings = { { IClimate.Temperature, 21.5m }, { IClimate.Humidity, 55m }, { ISwitch.On, false } },
            Change = () => meter.Temperature = "22.0",
            ChangedReadings = { { IClimate.Temperature, 22.0m } },
            Commands =
            {
                new ConformanceCommand("switch.turnOn", () => meter.Switched),
                new ConformanceCommand("switch.turnOff", () => meter.Switched),
            },
        };
    }
}
