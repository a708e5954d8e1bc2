namespace SmartCampus.Plugins.OpenSprinkler.Tests.Conformance;

/// <summary>A station proved against all faults.</summary>
public sealed class StationConformanceTests
{
    private static readonly ConformanceSuite Suite = new(
        typeof(OpenSprinklerDrivers).Assembly,
        "opensprinkler.station",
        """{"line": "tcp://controller:8080", "password": "opendoor", "station": 3}""",
        Station)
    {
        NotReported = ["station.remaining"], // it is, and counts down; StationTests see to it
        Exempt = new Dictionary<string, string>
        {
            ["fault-corrupt"] = "HTTP and JSON have no check sum; TCP's sees to it.",
            ["fault-drop"] = "TCP loses no byte; a page has no length, so one without a byte can be a valid page of another value.",
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

    private static ConformanceDevice Station()
    {
        var peer = new ControllerPeer();
        return new ConformanceDevice
        {
            Peer = peer,
            ForeignFrame = ControllerPeer.Done,
            Readings =
            {
                { IValve.State, ValveState.Closed }, { "station.source", "nobody" }, { "station.waiting", false }, { "station.disabled", false },
                { "station.master", false }, { "station.rainDelay", false }, { "station.clockError", 0 },
            },
            Change = () => peer.Model.Rain = true,
            ChangedReadings = { { "station.rainDelay", true } },
            Commands =
            {
                new ConformanceCommand("valve.open", () => peer.Count("sid=2&en=1")) { Arguments = { { "duration", 120 } }, Then = { { "station.source", "campus" } } },
                new ConformanceCommand("valve.close", () => peer.Count("sid=2&en=0")),
            },
        };
    }
}
