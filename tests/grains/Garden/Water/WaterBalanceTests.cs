using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Tests.Garden.Water;

public sealed class WaterBalanceTests
{
    private static readonly DateOnly Day = new(2026, 7, 6);
    private static readonly BedDefinition Bed = Gardens.Bed("tomato", 6); // loam, roots 0.4 m: TAW 62 mm, RAW 18.6 mm; Kc 1.05

    [Theory]
    [InlineData(0, 4, 0, 4.2)] // Kc × ET0
    [InlineData(10, 4, 6, 8.2)]
    [InlineData(10, 4, 0.7, 14.2)] // less than a fifth of ET0 does not count
    [InlineData(10, 4, 30, 0)] // never wetter than field capacity
    [InlineData(40.3, 4, 0, 42.4)] // half way from RAW to TAW: stress halves it, equation 84
    [InlineData(62, 4, 0, 62)] // never drier than the wilting point
    public void Next_Day_FollowsEquation85(double before, double et, double rain, double after)
    {
        WaterBalance next = new WaterBalance((decimal)before, Day.AddDays(-1)).Next(Bed, new EtDay((decimal)et, EtMethod.PenmanMonteith), (decimal)rain, Day);

        Assert.Equal((decimal)after, next.Depletion, 1);
        Assert.Equal(Day, next.Day);
    }

    [Fact]
    public void Advance_SilentSensors_StandInAfterTwoDaysWithTheUsualValue()
    {
        GardenDefinition garden = Gardens.Plain with { UsualEt0 = [1, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1] };
        DecisionMemory memory = Start(garden);

        Assert.Equal(0, Tomato(BalanceTurn.Advance(garden, memory, null, Day.AddDays(1))).Depletion); // the weather may still come
        WaterBalance later = Tomato(BalanceTurn.Advance(garden, memory, null, Day.AddDays(3)));

        Assert.Equal((12.6m, Day.AddDays(1), true), (later.Depletion, later.Day, later.IsEstimated));
    }

    [Fact]
    public void Advance_NothingKnownAtAll_GrowsOldInsteadOfStayingWet()
    {
        DecisionMemory memory = BalanceTurn.Advance(Gardens.Plain, Start(Gardens.Plain), null, Day.AddDays(20));

        Assert.Equal(Day.AddDays(-1), Tomato(memory).Day);
    }

    [Fact]
    public void Advance_WeatherCame_IsTakenOnce()
    {
        var weather = new DailyWeather { Day = Day, Coldest = 20, Warmest = 32, Rain = 0 };
        DecisionMemory once = BalanceTurn.Advance(Gardens.Plain, Start(Gardens.Plain), weather, Day.AddDays(1));

        DecisionMemory twice = BalanceTurn.Advance(Gardens.Plain, once, weather, Day.AddDays(1));

        Assert.InRange(Tomato(once).Depletion, 4, 8);
        Assert.Equal(Tomato(once), Tomato(twice));
    }

    private static DecisionMemory Start(GardenDefinition garden) => BalanceTurn.Advance(garden, new DecisionMemory(), null, Day);

    private static WaterBalance Tomato(DecisionMemory memory) => memory.Balances["tomato"];
}
