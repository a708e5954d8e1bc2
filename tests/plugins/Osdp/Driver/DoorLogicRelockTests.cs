using SmartCampus.Plugins.Osdp.Driver;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>When the door locks by itself, and when somebody who wants to leave makes it unlock.</summary>
public sealed class DoorLogicRelockTests
{
    private readonly DoorLogic door = new(new DoorRules(RelockOnClose: true, HeldAfter: At(30), ExitUnlock: At(5)));

    public DoorLogicRelockTests()
    {
        door.SeeOutput(false, At(0));
        door.SeeExit(false, At(0));
        door.SeeDoor(false, At(0));
    }

    [Fact]
    public void SeeDoor_UsedAndClosed_IsToBeRelocked()
    {
        Unlock(At(100));
        door.SeeDoor(true, At(101));
        Assert.False(door.IsRelockDue);

        door.SeeDoor(false, At(103));
        Assert.True(door.IsRelockDue);

        door.OnLocked(OperationSource.Auto);
        door.SeeOutput(false, At(104));
        Assert.False(door.IsRelockDue);
        Assert.Equal([new LockMove(LockOperation.Unlock, OperationSource.Remote), new LockMove(LockOperation.Lock, OperationSource.Auto)], door.TakeMoves());
    }

    [Fact]
    public void SeeDoor_ClosesBehindSomebodyWhileTheNextIsLetIn_StaysUnlocked()
    {
        door.SeeExit(true, At(99));
        door.SeeDoor(true, At(100));
        door.SeeExit(false, At(100));
        Unlock(At(101));

        door.SeeDoor(false, At(102));

        Assert.False(door.IsRelockDue);
    }

    [Fact]
    public void SeeDoor_ClosesWhileSomebodyAsksToLeave_StaysUnlocked()
    {
        Unlock(At(100));
        door.SeeDoor(true, At(101));
        door.SeeExit(true, At(102));

        door.SeeDoor(false, At(103));

        Assert.False(door.IsRelockDue);
    }

    [Fact]
    public void SeeExit_AfterTheDoorClosed_CallsTheRelockOff()
    {
        Unlock(At(100));
        door.SeeDoor(true, At(101));
        door.SeeDoor(false, At(103));

        door.SeeExit(true, At(103));

        Assert.False(door.IsRelockDue);
    }

    [Fact]
    public void SeeDoor_ClosesWithoutRelocking_StaysUnlocked()
    {
        var lax = new DoorLogic(new DoorRules(false, At(30), TimeSpan.Zero));
        lax.SeeOutput(false, At(0));
        lax.SeeDoor(false, At(0));
        lax.OnUnlocked(OperationSource.Remote, At(1));
        lax.SeeOutput(true, At(1));

        lax.SeeDoor(true, At(2));
        lax.SeeDoor(false, At(3));

        Assert.False(lax.IsRelockDue);
    }

    [Fact]
    public void SeeDoor_ClosesWhileHeldOpen_StaysUnlocked()
    {
        Unlock(At(99));
        door.OnHeld(At(100));
        door.SeeOutput(true, At(100));

        door.SeeDoor(true, At(101));
        door.SeeDoor(false, At(102));

        Assert.False(door.IsRelockDue);
    }

    [Fact]
    public void SeeExit_Pressed_UnlocksOnceAPress()
    {
        door.SeeExit(true, At(10));
        Assert.True(door.IsExitUnlockDue);

        door.OnUnlocked(OperationSource.Button, At(10));
        door.SeeOutput(true, At(10));
        door.SeeExit(true, At(12));
        Assert.False(door.IsExitUnlockDue);

        door.SeeExit(false, At(13));
        door.SeeExit(true, At(14));
        Assert.True(door.IsExitUnlockDue);
        Assert.Equal([new LockMove(LockOperation.Unlock, OperationSource.Button)], door.TakeMoves());
    }

    [Fact]
    public void SeeExit_PressedWhenTheLinkComesBack_Unlocks()
    {
        door.Forget();

        door.SeeExit(true, At(10));

        Assert.True(door.IsExitUnlockDue);
    }

    [Fact]
    public void SeeExit_HeldOpen_NeedsNoUnlock()
    {
        door.OnHeld(At(1));
        door.SeeOutput(true, At(1));

        door.SeeExit(true, At(10));

        Assert.False(door.IsExitUnlockDue);
    }

    private void Unlock(TimeSpan now)
    {
        door.OnUnlocked(OperationSource.Remote, now);
        door.SeeOutput(true, now);
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
