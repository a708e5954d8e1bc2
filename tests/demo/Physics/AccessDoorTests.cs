using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Tests.Physics;

public sealed class AccessDoorTests
{
    private readonly Relay _strike = new();

    [Fact]
    public void GoOut_Locked_PressesTheButtonThenOpensByTheHandle()
    {
        AccessDoor door = Make(new AccessUse());
        door.GoOut();

        (bool Pressed, bool Open)[] seen = Clock.Watch(door, TimeSpan.FromSeconds(10), () => (door.ExitPressed, door.Leaf.IsOpen));

        Assert.Equal((true, false), seen[0]);
        Assert.InRange(seen.TakeWhile(s => s.Pressed).Count() * Clock.Step, 0.8, 1.1);
        Assert.Contains((false, true), seen);
        Assert.Equal((false, false), seen[^1]);
        Assert.False(_strike.On);
    }

    [Fact]
    public void Step_Visits_ComeAboutAsOftenAsSaid()
    {
        int visits = 0;
        AccessDoor door = Make(new AccessUse(60));
        door.Visited = _ => visits++;

        Clock.Run(door, TimeSpan.FromHours(1));

        Assert.InRange(visits, 40, 80);
        Assert.False(door.Leaf.IsOpen);
    }

    [Fact]
    public void Held_AfterGoingOut_StaysOpenUntilLetGo()
    {
        AccessDoor door = Make(new AccessUse());
        door.Leaf.Held = true;
        door.GoOut();
        Clock.Run(door, TimeSpan.FromMinutes(5));
        bool held = door.Leaf.IsOpen;

        door.Leaf.Held = false;
        Clock.Run(door, TimeSpan.FromSeconds(1));

        Assert.True(held);
        Assert.False(door.Leaf.IsOpen);
    }

    private AccessDoor Make(AccessUse use) => new(new Door(_strike, new DoorUse(), new Random(1)), use, new Random(2));
}
