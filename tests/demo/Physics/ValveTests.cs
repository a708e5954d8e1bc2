using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Tests.Physics;

public sealed class ValveTests
{
    private readonly Relay _coil = new();

    [Fact]
    public void Step_Opened_FlowRisesToNominalWithItsTimeConstant()
    {
        Valve valve = Make();
        _coil.Set(true);

        double[] flow = Clock.Watch(valve, TimeSpan.FromSeconds(20), () => valve.Flow);

        Assert.InRange(flow[14], 5.5, 7.2); // 1.5 s: 63 % of 10 L/min
        Assert.InRange(flow[^1], 9, 11);
    }

    [Fact]
    public void Step_Closed_FlowFallsToExactlyZero()
    {
        Valve valve = Make();
        _coil.Set(true);
        Clock.Run(valve, TimeSpan.FromSeconds(20));

        _coil.Set(false);
        Clock.Run(valve, TimeSpan.FromSeconds(10));

        Assert.Equal(0, valve.Flow);
    }

    [Fact]
    public void Step_OpenForAMinute_TotalCountsTheWater()
    {
        Valve valve = Make();
        _coil.Set(true);

        double[] total = Clock.Watch(valve, TimeSpan.FromMinutes(1), () => valve.Total);

        Assert.InRange(total[^1], 109, 111);
        Assert.All(total.Zip(total.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
    }

    [Fact]
    public void Step_Jammed_KeepsItsStateThoughOrdered()
    {
        Valve valve = Make();
        _coil.Jammed = true;

        _coil.Set(true);
        Clock.Run(valve, TimeSpan.FromSeconds(10));

        Assert.False(valve.IsOrderedOpen);
        Assert.Equal(0, valve.Flow);
    }

    [Fact]
    public void Step_StuckOpen_FlowsThoughOrderedShut()
    {
        Valve valve = Make();
        valve.StuckOpen = true;

        Clock.Run(valve, TimeSpan.FromSeconds(10));

        Assert.False(valve.IsOrderedOpen);
        Assert.InRange(valve.Flow, 9, 11);
    }

    [Fact]
    public void Step_OneLongStep_EndsWhereManyShortOnesDo()
    {
        Valve valve = Make();
        _coil.Set(true);

        valve.Step(new CampusTime(Clock.Noon), 60);

        Assert.InRange(valve.Flow, 9, 11);
    }

    private Valve Make() => new(_coil, 10, 100, new Random(1));
}
