using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Tests.Physics;

public sealed class DoorTests
{
    private readonly Relay _strike = new();

    [Fact]
    public void Step_Locked_StaysShutForADay()
    {
        var door = new Door(_strike, new DoorUse(1), new Random(1));

        bool everOpen = Clock.Watch(door, TimeSpan.FromDays(1), () => door.IsOpen).Contains(true);

        Assert.False(everOpen);
    }

    [Fact]
    public void Step_Unlocked_IsPushedOpenAndFallsShutAgain()
    {
        var door = new Door(_strike, new DoorUse(1), new Random(1));
        _strike.Set(true);

        bool[] seen = Clock.Watch(door, TimeSpan.FromSeconds(60), () => door.IsOpen);

        Assert.Contains(true, seen);
        Assert.Contains(false, seen.SkipWhile(open => !open));
    }

    [Fact]
    public void Step_LockedWhileOpen_FallsShutAndStaysShut()
    {
        var door = new Door(_strike, new DoorUse(0.1), new Random(1));
        _strike.Set(true);
        Clock.Run(door, TimeSpan.FromSeconds(1));
        Assert.True(door.IsOpen);

        _strike.Set(false);
        Clock.Run(door, TimeSpan.FromSeconds(6));

        Assert.DoesNotContain(true, Clock.Watch(door, TimeSpan.FromSeconds(60), () => door.IsOpen));
    }

    [Fact]
    public void Step_ExitButton_UnlocksForFiveSeconds()
    {
        var door = new Door(_strike, new DoorUse(1, 30), new Random(1));

        bool[] seen = Clock.Watch(door, TimeSpan.FromMinutes(10), () => door.IsUnlocked);

        int[] pulses = Lengths(seen);
        Assert.NotEmpty(pulses);
        Assert.All(pulses, length => Assert.InRange(length * Clock.Step, 4.5, 5.5));
    }

    [Fact]
    public void Step_OrderDuringTheExitPulse_OutlastsThePulse()
    {
        var door = new Door(_strike, new DoorUse(1, 30), new Random(1));
        Clock.Until(door, () => door.IsUnlocked);

        _strike.Set(true);
        bool[] seen = Clock.Watch(door, TimeSpan.FromMinutes(10), () => door.IsUnlocked);

        Assert.DoesNotContain(false, seen);
    }

    [Fact]
    public void Step_Forced_IsOpenThoughLockedUntilLetGo()
    {
        var door = new Door(_strike, new DoorUse(), new Random(1)) { Forced = true };

        Clock.Run(door, TimeSpan.FromSeconds(1));
        (bool open, bool unlocked) = (door.IsOpen, door.IsUnlocked);
        door.Forced = false;
        Clock.Run(door, TimeSpan.FromSeconds(10));

        Assert.True(open);
        Assert.False(unlocked);
        Assert.False(door.IsOpen);
    }

    // Lengths of the runs of true, but for one at the end that may be cut.
    private static int[] Lengths(bool[] seen) =>
        [.. string.Concat(seen.Select(s => s ? '1' : '0')).TrimEnd('1').Split('0', StringSplitOptions.RemoveEmptyEntries).Select(run => run.Length)];
}
