using FsCheck;
using FsCheck.Fluent;

namespace SmartCampus.Grains.Tests.Garden;

public sealed class SafetyPropertyTests
{
    [Fact]
    public void Step_WhateverGoesWrong_NoWaterRunsUnknown()
    {
        int opened = 0, stuck = 0, unstored = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(new Replay(new Rnd(3, 1), null)), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var valves = new UnrulyValves(seed);
            valves.Run();
            opened += valves.Opened;
            stuck += valves.Stuck;
            unstored += valves.StuckUnstored;
        }));

        Assert.True(opened > 1000, $"Only {opened} valves were opened.");
        Assert.True(stuck > 500, $"Only {stuck} times was a valve stuck.");
        Assert.True(unstored > 50, $"Only {unstored} times was a valve stuck while nothing could be stored.");
    }
}
