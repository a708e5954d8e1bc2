using System.Reflection;

namespace SmartCampus.Sdk.Testing.Tests.Toys;

internal static class ToySuite
{
    public static ConformanceSuite Of(string driver) =>
        new(Assembly.GetExecutingAssembly(), driver, """{ "line": "tcp://toy:1" }""", Device) { NotReported = ["climate.humidity"], Patience = TimeSpan.FromSeconds(5) };

    public static ConformanceDevice Device()
    {
        var peer = new ToyPeer();
        return new ConformanceDevice
        {
            Peer = peer,
            ForeignFrame = ToyFrame.Build(2, "t=99.9,s=1"),
            Readings = { { IClimate.Temperature, 21.5m }, { ISwitch.On, false } },
            Change = () => peer.Temperature = "22.5",
            ChangedReadings = { { IClimate.Temperature, 22.5m } },
            Commands = { new ConformanceCommand("switch.turnOn", () => peer.Done), new ConformanceCommand("switch.turnOff", () => peer.Done) },
        };
    }
}
