using System.Collections.Immutable;
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

        Assert.Equal(0, Tomato(Advance(garden, memory, null, Day.AddDays(1))).Depletion); // the weather may still come
        WaterBalance later = Tomato(Advance(garden, memory, null, Day.AddDays(3)));

        Assert.Equal((12.6m, Day.AddDays(1), true), (later.Depletion, later.Day, later.IsEstimated));
    }

    [Fact]
    public void Advance_NothingKnownAtAll_GrowsOldInsteadOfStayingWet()
    {
        DecisionMemory memory = Advance(Gardens.Plain, Start(Gardens.Plain), null, Day.AddDays(20));

        Assert.Equal(Day.AddDays(-1), Tomato(memory).Day);
    }

    [Fact]
    public void Advance_WeatherCame_IsTakenOnce()
    {
        var weather = new DailyWeather { Day = Day, Coldest = 20, Warmest = 32, Rain = 0 };
        DecisionMemory once = Advance(Gardens.Plain, Start(Gardens.Plain), weather, Day.AddDays(1));

        DecisionMemory twice = Advance(Gardens.Plain, once, weather, Day.AddDays(1));

        Assert.InRange(Tomato(once).Depletion, 4, 8);
        Assert.Equal(Tomato(once), Tomato(twice));
    }

    [Fact]
    public void Advance_SilentSensorsAndAForecast_TakeItsEvapotranspirationBeforeTheMonths()
    {
        GardenDefinition garden = Gardens.Plain with { UsualEt0 = [1, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1] };
        var inputs = new GardenInputs { Forecast = [new ForecastDay(Day, "service", default, Et0: 4)] };

        (DecisionMemory memory, _) = BalanceTurn.Advance(garden, Start(garden), inputs, Day.AddDays(2));

        Assert.Equal((4.2m, Day, true), (Tomato(memory).Depletion, Tomato(memory).Day, Tomato(memory).IsEstimated));
    }

    [Theory]
    [InlineData(4, 0, 4.2)] // Kc × ET0
    [InlineData(4, 3, 1.2)] // less the rain
    [InlineData(4, 0.7, 4.2)] // too little rain to reach the roots
    [InlineData(4, 30, 0)] // more rain than it needed is no credit
    public void Need_Day_IsTheCropsUseLessTheRain(double et, double rain, double need) =>
        Assert.Equal((decimal)need, WaterBalance.Need(Bed, new EtDay((decimal)et, EtMethod.PenmanMonteith), (decimal)rain));

    [Fact]
    public void Advance_SeveralDays_TellWhatEachOfThemNeededOnce()
    {
        GardenDefinition garden = Gardens.Plain with { UsualEt0 = [1, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1] };
        var inputs = new GardenInputs { Yesterday = new DailyWeather { Day = Day.AddDays(2), Coldest = 20, Warmest = 32, Rain = 40 } };

        (DecisionMemory memory, ImmutableArray<BedNeed> needs) = BalanceTurn.Advance(garden, Start(garden), inputs, Day.AddDays(3));

        Assert.Equal([(Day, 6.3m), (Day.AddDays(1), 6.3m), (Day.AddDays(2), 0m)], needs.Where(n => n.Bed == "tomato").Select(n => (n.Day, n.Millimetres)));
        Assert.Equal(garden.Beds.Length * 3, needs.Length);
        Assert.Empty(BalanceTurn.Advance(garden, memory, inputs, Day.AddDays(3)).Needs);
    }

    private static DecisionMemory Start(GardenDefinition garden) => Advance(garden, new DecisionMemory(), null, Day);

    private static DecisionMemory Advance(GardenDefinition garden, DecisionMemory memory, DailyWeather? weather, DateOnly today) =>
        BalanceTurn.Advance(garden, memory, new GardenInputs { Yesterday = weather }, today).Memory;

    private static WaterBalance Tomato(DecisionMemory memory) => memory.Balances["tomato"];
}
