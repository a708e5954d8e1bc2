namespace SmartCampus.Plugins.Shelly.Tests.Conformance;

/// <summary>An output proved against all faults.</summary>
public sealed class SwitchConformanceTests
{
    private static readonly ConformanceSuite Suite = new(
        typeof(ShellyDrivers).Assembly,
        "shelly.switch",
        """{"line": "tcp://shelly:80", "channel": 1}""",
        Output)
    {
        SilentWithin = TimeSpan.FromSeconds(30), // asked every 20 s, 4 s for the answer
        FollowsWithin = TimeSpan.FromSeconds(30), // a lost notification is mended by the next check
        Exempt = new Dictionary<string, string>
        {
            ["fault-corrupt"] = "WebSocket and JSON have no check sum; TCP's sees to it.",
        },
    };

    public static IEnumerable<object[]> Checks => Suite.Rows;

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Driver_Conforms(string driver, string check)
    {
        Assert.Equal(driver, Suite.Driver);
        return Suite.RunAsync(check);
    }

    private static ConformanceDevice Output()
    {
        var peer = new ShellyPeer();
        return new ConformanceDevice
        {
            Peer = peer,
            ForeignFrame = ShellyPeer.ToSomebodyElse(""" "switch:1":{"id":1,"output":true,"voltage":1} """),
            Readings =
            {
                { ISwitch.On, false }, { "relay.source", "start" }, { "relay.fault", "none" }, { "relay.temperature", 23.5m },
                { IEnergy.Power, 8.9m }, { IEnergy.Voltage, 237.5m }, { IEnergy.Current, 0.052m }, { IEnergy.Frequency, 50m }, { IEnergy.Total, 6.53225m },
            },
            Change = () =>
            {
                peer.Model.Meters = peer.Model.Meters.Replace("237.5", "229.9", StringComparison.Ordinal);
                peer.Say("NotifyStatus", """ "switch:1":{"id":1,"voltage":229.9} """);
            },
            ChangedReadings = { { IEnergy.Voltage, 229.9m } },
            Commands =
            {
                new ConformanceCommand("switch.turnOn", () => peer.Count("""Switch.Set {"id":1,"on":true}""")) { Then = { { "relay.source", "network" } } },
                new ConformanceCommand("switch.turnOff", () => peer.Count("""Switch.Set {"id":1,"on":false}""")) { Then = { { "relay.source", "network" } } },
            },
        };
    }
}
