using SmartCampus.Plugins.Osdp.Driver;
using SmartCampus.Plugins.Osdp.Tests.Driver;
using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Conformance;

/// <summary>A door in plain and with secure channel, on a serial line and behind a gateway, proved against all faults.</summary>
public sealed class OsdpConformanceTests
{
    private const string Wired = "\"doorInput\": 0, \"exitInput\": 1";
    private const string Keyed = $"{Wired}, \"key\": \"{DoorTest.Key}\", \"newKey\": \"{DoorTest.OtherKey}\"";

    private static readonly IReadOnlyList<ConformanceSuite> Suites =
    [
        Suite("serial:/dev/reader?baud=9600", Keyed, DoorTest.Key, KeyState.Own),
        Suite("tcp://gateway:4001", Wired, null, KeyState.None),
    ];

    public static IEnumerable<object[]> Checks => Suites.SelectMany((suite, i) => suite.Rows.Select(row => (object[])[i, .. row]));

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Driver_Conforms(int suite, string driver, string check)
    {
        Assert.Equal(driver, Suites[suite].Driver);
        return Suites[suite].RunAsync(check);
    }

    private static ConformanceSuite Suite(string line, string settings, string? key, KeyState state) =>
        new(typeof(OsdpDoor).Assembly, "osdp.door", DoorTest.Settings(line, settings), () => Device(new TestReader(5, key), state))
        {
            FollowsWithin = TimeSpan.FromSeconds(60), // tamper is asked for every 30 s, when a reader does not tell by itself
            RecoversWithin = TimeSpan.FromSeconds(90),
            SilentWithin = TimeSpan.FromSeconds(12),
            Exempt = key is null
                ? new Dictionary<string, string>
                {
                    ["command readerKey.change"] = "Without a secure channel there is no key to change; the secured suite does it.",
                    ["once readerKey.change"] = "Without a secure channel there is no key to change; the secured suite does it.",
                }
                : [],
        };

    private static ConformanceDevice Device(TestReader reader, KeyState key) => new()
    {
        Peer = new AnsweringPeer(reader.Answer),
        ForeignFrame = Hex.Bytes("53 89 07 00 00 40 DD"),
        Readings =
        {
            { ILock.State, LockState.Locked }, { IDoor.Mode, OperatingMode.Normal }, { IDoor.Alarm, DoorAlarm.None }, { IDoor.ExitRequest, false },
            { IDoorContact.State, DoorState.Closed }, { ICardReader.Tamper, false }, { ICardReader.PowerFailure, false }, { IReaderKey.State, key },
        },
        Change = () => reader.IsTampered = true,
        ChangedReadings = { { ICardReader.Tamper, true } },
        Commands =
        {
            new ConformanceCommand("lock.unlock", () => reader.Switched.Count) { Arguments = { { "hold", 5 } } },
            new ConformanceCommand("lock.lock", () => reader.Switched.Count),
            new ConformanceCommand("door.hold", () => reader.Switched.Count) { Then = { { ILock.State, LockState.Unlocked } } },
            new ConformanceCommand("door.resume", () => reader.Switched.Count),
            new ConformanceCommand("cardReader.refuse", () => reader.Executed.Count(c => c[0] == 0x69)),
            new ConformanceCommand("readerKey.change", () => reader.Executed.Count(c => c[0] == 0x75)),
        },
    };
}
