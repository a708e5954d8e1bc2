using SmartCampus.Plugins.Osdp.Driver;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>The door's own sense, second by second.</summary>
public sealed class DoorLogicTests
{
    private readonly DoorLogic door = new(new DoorRules(RelockOnClose: true, HeldAfter: At(30), ExitUnlock: At(5)));

    public DoorLogicTests()
    {
        door.SeeOutput(false, At(0));
        door.SeeExit(false, At(0));
        door.SeeDoor(false, At(0));
    }

    [Fact]
    public void SeeDoor_OpenedWithoutUnlock_IsForcedUntilItCloses()
    {
        door.SeeDoor(true, At(100));
        Assert.Equal((DoorState.ForcedOpen, DoorAlarm.Forced), (door.Door, door.Alarm));

        door.SeeDoor(true, At(200));
        Assert.Equal(DoorAlarm.Forced, door.Alarm);

        door.SeeDoor(false, At(201));
        Assert.Equal((DoorState.Closed, DoorAlarm.None), (door.Door, door.Alarm));
    }

    [Fact]
    public void SeeDoor_OpenedWhileUnlocked_IsNotForced()
    {
        Unlock(At(100));

        door.SeeDoor(true, At(102));

        Assert.Equal((DoorState.Open, DoorAlarm.None), (door.Door, door.Alarm));
    }

    [Theory]
    [InlineData(5, DoorState.Open)]
    [InlineData(5.1, DoorState.ForcedOpen)]
    public void SeeDoor_OpenedJustAfterRelocking_HasAGraceOfFiveSeconds(double after, DoorState expected)
    {
        Unlock(At(100));
        door.SeeOutput(false, At(105));

        door.SeeDoor(true, At(105 + after));

        Assert.Equal(expected, door.Door);
    }

    [Theory]
    [InlineData(5, DoorState.Open)]
    [InlineData(5.1, DoorState.ForcedOpen)]
    public void SeeDoor_OpenedAfterAnExitRequest_HasAGraceOfFiveSeconds(double after, DoorState expected)
    {
        door.SeeExit(true, At(100));
        door.SeeExit(false, At(101));

        door.SeeDoor(true, At(101 + after));

        Assert.Equal(expected, door.Door);
    }

    [Fact]
    public void SeeDoor_OpenedWhileTheExitIsHeldDown_IsNotForced()
    {
        door.SeeExit(true, At(100));

        door.SeeDoor(true, At(160));

        Assert.Equal(DoorState.Open, door.Door);
    }

    [Fact]
    public void SeeDoor_OpenAfterTheLinkWasLost_IsNotForced()
    {
        door.Forget();

        door.SeeDoor(true, At(500));

        Assert.Equal((DoorState.Open, DoorAlarm.None), (door.Door, door.Alarm));
    }

    [Fact]
    public void SeeDoor_ContactFault_IsNeitherOpenNorClosed()
    {
        door.SeeDoor(null, At(10));
        Assert.Equal(DoorState.Error, door.Door);

        door.SeeDoor(true, At(11));
        Assert.Equal((DoorState.Open, DoorAlarm.None), (door.Door, door.Alarm)); // when it opened is not known
    }

    [Theory]
    [InlineData(19.9, DoorAlarm.None)]
    [InlineData(20, DoorAlarm.HeldSoon)]
    [InlineData(29.9, DoorAlarm.HeldSoon)]
    [InlineData(30, DoorAlarm.HeldOpen)]
    public void Pass_DoorStandsOpen_WarnsThenAlarms(double seconds, DoorAlarm expected)
    {
        Unlock(At(100));
        door.SeeDoor(true, At(101));
        door.SeeOutput(false, At(105)); // the strike was last seen on at 101

        door.Pass(At(101 + seconds));

        Assert.Equal(expected, door.Alarm);
    }

    [Fact]
    public void Pass_ShortLimit_WarnsAtHalfOfIt()
    {
        var strict = new DoorLogic(new DoorRules(true, At(8), TimeSpan.Zero));
        strict.SeeOutput(false, At(0));
        strict.SeeDoor(true, At(0));

        strict.Pass(At(3.9));
        DoorAlarm before = strict.Alarm;
        strict.Pass(At(4));

        Assert.Equal((DoorAlarm.None, DoorAlarm.HeldSoon), (before, strict.Alarm));
    }

    [Fact]
    public void Pass_NoLimit_NeverAlarms()
    {
        var lax = new DoorLogic(new DoorRules(true, TimeSpan.Zero, TimeSpan.Zero));
        lax.SeeOutput(false, At(0));
        lax.SeeDoor(true, At(0));

        lax.Pass(At(100_000));

        Assert.Equal(DoorAlarm.None, lax.Alarm);
    }

    [Fact]
    public void Pass_HeldOpen_MayStandOpenAndThenHasItsFullTime()
    {
        door.OnHeld(At(100));
        door.SeeOutput(true, At(100));
        door.SeeDoor(true, At(101));
        door.Pass(At(5000));
        Assert.Equal((OperatingMode.Passage, DoorAlarm.None), (door.Mode, door.Alarm));

        door.OnLocked(OperationSource.Remote);
        door.SeeOutput(false, At(5000));
        door.Pass(At(5029));
        Assert.Equal((OperatingMode.Normal, DoorAlarm.HeldSoon), (door.Mode, door.Alarm));
    }

    [Fact]
    public void SeeOutput_OnWhenFirstSeen_IsTakenForHeld()
    {
        var found = new DoorLogic(new DoorRules(true, At(30), TimeSpan.Zero));

        found.SeeOutput(true, At(0));

        Assert.Equal((OperatingMode.Passage, LockState.Unlocked), (found.Mode, found.Lock));
        Assert.Empty(found.TakeMoves());
    }

    [Fact]
    public void SeeOutput_OnByItself_IsUnlockedByNobodyAndNotHeld()
    {
        door.SeeOutput(true, At(50));
        door.SeeOutput(false, At(60));

        Assert.Equal(OperatingMode.Normal, door.Mode);
        Assert.Equal([OperationSource.Unspecified, OperationSource.Unspecified], door.TakeMoves().Select(m => m.Source));
    }

    [Fact]
    public void SeeOutput_HoldNeverHappened_IsForgotten()
    {
        door.OnHeld(At(10));
        door.SeeOutput(false, At(11)); // a slow reader
        door.SeeOutput(false, At(13));
        door.SeeOutput(true, At(60));

        Assert.Equal(OperatingMode.Normal, door.Mode);
    }

    private void Unlock(TimeSpan now)
    {
        door.OnUnlocked(OperationSource.Remote, now);
        door.SeeOutput(true, now);
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
