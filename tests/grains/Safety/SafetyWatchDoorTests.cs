using System.Collections.Immutable;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Safety;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Tests.Safety;

/// <summary>A lock that a held door excepts from its own limit.</summary>
public sealed class SafetyWatchDoorTests
{
    private static readonly DeviceModel Door = new(
        "test.door", new LocalizedText("Door", "门"), [TraitReader.Read(typeof(ILock)), TraitReader.Read(typeof(IDoor))], []);

    private static readonly DeviceModel LockAlone = new("test.lock", new LocalizedText("Lock", "锁"), [TraitReader.Read(typeof(ILock))], []);

    private readonly SafetyWatch watch = new(Door, new DeviceLeases());

    [Fact]
    public void Due_HeldOpenByCommand_LockIsLeftAloneUntilTheHoldIsOver()
    {
        Hold(7200, at: 0);
        See(LockState.Unlocked, OperatingMode.Passage, 1);

        Assert.Empty(watch.Due(Models.At(7199)));
        Assert.Equal(Models.At(7200), watch.NextDue);
        Assert.Equal(["door.resume", "lock.lock"], Commands(7200));
    }

    [Fact]
    public void Due_HeldLongerThanTheLimit_EndsAtTwelveHours()
    {
        Hold(100_000, at: 0);
        See(LockState.Unlocked, OperatingMode.Passage, 1);

        Assert.Empty(watch.Due(Models.At(43199)));
        Assert.Equal(["door.resume", "lock.lock"], Commands(43200));
    }

    [Fact]
    public void Due_UnlockedForFiveSecondsThenHeld_HoldIsNotFought()
    {
        watch.Grant(Door.Command("lock.unlock")!, Seconds("hold", 5), Models.At(0));
        Hold(3600, at: 2);
        See(LockState.Unlocked, OperatingMode.Passage, 3);

        Assert.Empty(watch.Due(Models.At(10)));
    }

    [Fact]
    public void Due_BackToNormalButStillUnlocked_IsLockedAtOnce()
    {
        Hold(7200, at: 0);
        See(LockState.Unlocked, OperatingMode.Passage, 1);

        See(LockState.Unlocked, OperatingMode.Normal, 1000);

        Assert.Equal(["lock.lock"], Commands(1000));
    }

    [Fact]
    public void Due_BackToNormalAndLocked_NothingIsLeft()
    {
        Hold(7200, at: 0);
        See(LockState.Unlocked, OperatingMode.Passage, 1);

        See(LockState.Locked, OperatingMode.Normal, 1000);

        Assert.Equal(DateTimeOffset.MaxValue, watch.NextDue);
        Assert.Empty(watch.Leases.ByTrait);
    }

    [Fact]
    public void Due_PassageThatNobodyCommanded_LockKeepsItsOwnLimit()
    {
        See(LockState.Unlocked, OperatingMode.Passage, 0);

        Assert.Equal(["lock.lock"], Commands(600));
    }

    [Fact]
    public void Due_PassageNotKnown_LockKeepsItsOwnLimit()
    {
        Hold(7200, at: 0);
        watch.Observe(State(1, Reading("lock.state", LockState.Unlocked, 1)), _ => false, Models.At(1));

        Assert.Equal(["lock.lock"], Commands(601));
    }

    [Fact]
    public void New_HoldFromBeforeARestart_StillExcepts()
    {
        Hold(7200, at: 0);
        See(LockState.Unlocked, OperatingMode.Passage, 1);
        var restarted = new SafetyWatch(Door, watch.Leases);

        restarted.Observe(Doors(LockState.Unlocked, OperatingMode.Passage, 3000), _ => false, Models.At(3000));

        Assert.Empty(restarted.Due(Models.At(3000)));
        Assert.Equal(2, restarted.Due(Models.At(7200)).Count);
    }

    [Fact]
    public void Due_LockWithoutADoor_KeepsItsLimit()
    {
        var alone = new SafetyWatch(LockAlone, new DeviceLeases());
        DeviceState state = DeviceState.Empty(LockAlone.Properties.Count, Models.Start)
            .Apply(Models.Report(0, Reading("lock.state", LockState.Unlocked, 0)), LockAlone).Next;

        alone.Observe(state, _ => false, Models.At(0));

        Assert.Equal([("lock", "lock.lock")], alone.Due(Models.At(600)));
    }

    private void Hold(int seconds, double at) => Assert.True(watch.Grant(Door.Command("door.hold")!, Seconds("duration", seconds), Models.At(at)));

    private void See(LockState state, OperatingMode mode, double at) => watch.Observe(Doors(state, mode, at), _ => false, Models.At(at));

    private List<string> Commands(double at) => [.. watch.Due(Models.At(at)).Select(d => d.Command).Order(StringComparer.Ordinal)];

    private static DeviceState Doors(LockState state, OperatingMode mode, double at) => State(at, Reading("lock.state", state, at), Reading("door.mode", mode, at));

    private static DeviceState State(double at, params Reading[] readings) =>
        DeviceState.Empty(Door.Properties.Count, Models.Start).Apply(Models.Report(at, readings), Door).Next;

    private static Reading Reading<T>(string property, T value, double at) => new(property, PropertyValue.From(value), Models.At(at));

    private static ImmutableDictionary<string, PropertyValue> Seconds(string name, int seconds) => Models.None.Add(name, PropertyValue.Of(seconds));
}
