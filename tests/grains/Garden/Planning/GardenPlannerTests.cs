using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Grains.Tests.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden.Planning;

public sealed class GardenPlannerTests
{
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void Plan_TwoBeds_OneAfterTheOther()
    {
        WaterPlan plan = Gardens.Plain.Plan();

        Assert.Equal(["lettuce 06:30:00-06:40:00", "tomato 06:40:00-06:56:00"], plan.Lines());
        PlannedRun run = Assert.Single(plan.Runs);
        Assert.Equal((Gardens.At(6, 30), Gardens.At(6, 56), 156m), (run.Start!.Value, run.End!.Value, run.Litres));
        Assert.Equal([12m, 19.2m], plan.Slots.Select(s => s.Millimetres));
    }

    [Theory]
    [InlineData(2, 20, new[] { "lettuce 06:30:00-06:40:00", "tomato 06:30:00-06:46:00" })]
    [InlineData(2, 11, new[] { "lettuce 06:30:00-06:40:00", "tomato 06:40:00-06:56:00" })] // 6 + 6 L/min do not fit
    [InlineData(2, 12, new[] { "lettuce 06:30:00-06:40:00", "tomato 06:30:00-06:46:00" })]
    public void Plan_SeveralAtOnce_WhenTheFlowAllows(int atOnce, int flow, string[] expected) =>
        Assert.Equal(expected, Gardens.Plain.WithSupply(s => s with { BedsAtOnce = atOnce, MaximumFlow = flow }).Plan().Lines());

    [Fact]
    public void Plan_CycleAndSoak_IsInterleaved()
    {
        GardenDefinition garden = Gardens.Plain.With(Gardens.Morning with { Cycle = new CycleSoak(8, 5) });

        Assert.Equal(
            ["lettuce 06:30:00-06:35:00", "tomato 06:35:00-06:43:00", "lettuce 06:43:00-06:48:00", "tomato 06:48:00-06:56:00"],
            garden.Plan().Lines());
    }

    [Fact]
    public void Plan_SoakWithNothingElseToDo_IsWaitedFor()
    {
        GardenDefinition garden = Gardens.Plain.With(Gardens.Morning with { Steps = [new("tomato", Amount.Minutes(16))], Cycle = new CycleSoak(8, 5) });

        Assert.Equal(["tomato 06:30:00-06:38:00", "tomato 06:43:00-06:51:00"], garden.Plan().Lines());
    }

    [Fact]
    public void Plan_PumpWithLeadLagAndRest_IsKept()
    {
        GardenDefinition garden = Gardens.Plain
            .WithSupply(s => s with { Kind = SupplyKind.Pump, LeadSeconds = 5, LagSeconds = 10, MinimumRunSeconds = 60, MinimumRestSeconds = 400 })
            .With(Gardens.Morning with { Steps = [new("tomato", Amount.Minutes(16))], Cycle = new CycleSoak(8, 5) });

        WaterPlan plan = garden.Plan();

        // The soak ends at 06:43:05, but the pump that went off at 06:38:15 rests until 06:44:55.
        Assert.Equal(["tomato 06:30:05-06:38:05", "tomato 06:45:00-06:53:00"], plan.Lines());
        Assert.Equal([Gardens.At(6, 30), Gardens.At(6, 44, 55)], plan.Supplies.Select(s => s.On));
        Assert.Equal([Gardens.At(6, 38, 15), Gardens.At(6, 53, 10)], plan.Supplies.Select(s => s.Off));
    }

    [Fact]
    public void Plan_LessThanThePumpMustRun_IsLengthenedAndSaid()
    {
        GardenDefinition garden = Gardens.Plain.WithSupply(s => s with { Kind = SupplyKind.Pump, MinimumRunSeconds = 60 })
            .With(Gardens.Morning with { Steps = [new("tomato", Amount.Minutes(0.5m))] });

        WaterPlan plan = garden.Plan();

        Assert.Equal(["tomato 06:30:00-06:31:00"], plan.Lines());
        Assert.Equal("30 s became 1 min: the pump must run at least that long", English(Assert.Single(plan.Runs[0].Notes)));
    }

    [Fact]
    public void Plan_ThePumpMustRunLongerThanTheBedsLimitAllows_IsLeftOutAndSaid()
    {
        GardenDefinition garden = Gardens.Plain.WithSupply(s => s with { Kind = SupplyKind.Pump, MinimumRunSeconds = 60 })
            .WithBed("tomato", b => b with { Limits = new BedLimits { LitresPerRun = 5 } })
            .With(Gardens.Morning with { Steps = [new("tomato", Amount.Minutes(0.5m))] });

        WaterPlan plan = garden.Plan();

        Assert.Empty(plan.Slots);
        Assert.Equal("limit of 5 L a run", English(Assert.Single(plan.Runs[0].Skips).Reason));
    }

    [Fact]
    public void Plan_TwoProgrammesAtOnce_TheSecondWaitsAndSaysForWhom()
    {
        Programme spray = Gardens.Morning with { Id = "spray", Name = "苗圃喷雾", Steps = [new("berry", Amount.Minutes(6))], Starts = [StartRule.At(6, 50)] };

        WaterPlan plan = Gardens.Plain.With(Gardens.Morning, spray).Plan();

        Assert.Equal(["lettuce 06:30:00-06:40:00", "tomato 06:40:00-06:56:00", "berry 06:56:00-07:02:00"], plan.Lines());
        Assert.Empty(plan.Runs[0].Notes);
        Assert.Equal("overlaps with “Morning”, starts 6 min later: 06:56 to 07:02", English(Assert.Single(plan.Runs[1].Notes)));
        Assert.Equal("与“Morning”重叠，推迟 6 分钟：06:56 至 07:02", GardenWords.Text(plan.Runs[1].Notes[0], GardenLanguage.Chinese, Beijing));
    }

    [Fact]
    public void Plan_FinishBy_EndsInTime()
    {
        WaterPlan plan = Gardens.Plain.With(Gardens.Morning with { Starts = [StartRule.FinishBy(7, 30)] }).Plan();

        Assert.Equal(["lettuce 07:04:00-07:14:00", "tomato 07:14:00-07:30:00"], plan.Lines());
    }

    [Fact]
    public void Plan_FinishByBehindAnother_SaysHowLate()
    {
        Programme other = Gardens.Morning with { Id = "other", Name = "Other", Starts = [StartRule.At(7, 0)], Steps = [new("berry", Amount.Minutes(10))] };

        WaterPlan plan = Gardens.Plain.With(Gardens.Morning with { Starts = [StartRule.FinishBy(7, 30)] }, other).Plan();

        Assert.Contains(plan.Runs.Single(r => r.Programme == "morning").Notes, n => English(n) == "ends 6 min too late, at 07:36");
    }

    [Fact]
    public void Plan_Ban_IsWaitedForAndSaid()
    {
        GardenDefinition garden = Gardens.Plain with { Bans = [new Ban("assembly", new DayRule(), new TimeOnly(6, 45), new TimeOnly(7, 30))] };

        WaterPlan plan = garden.Plan();

        Assert.Equal(["lettuce 06:30:00-06:40:00", "tomato 07:30:00-07:46:00"], plan.Lines());
        Assert.Equal("waits until Nov 22 07:30: a time without water", English(Assert.Single(plan.Runs[0].Notes)));
    }

    [Fact]
    public void Plan_BanOfTheWholeDay_DropsAndSays()
    {
        GardenDefinition garden = Gardens.Plain with { Bans = [new Ban("repair", new DayRule(), new TimeOnly(0, 0), new TimeOnly(0, 0))] };

        WaterPlan plan = garden.Plan();

        Assert.Empty(plan.Slots);
        Assert.All(plan.Runs[0].Skips, s => Assert.Equal("drop.ban", s.Reason.Code));
    }

    [Fact]
    public void Plan_LimitOfADay_CutsAndSaysTheNumber()
    {
        GardenDefinition garden = Gardens.Plain.WithBed("tomato", b => b with { Limits = new BedLimits { MinutesPerDay = 20 } })
            .With(Gardens.Morning with { Steps = [new("tomato", Amount.Minutes(16))], Starts = [StartRule.At(6, 0), StartRule.At(18, 0), StartRule.At(20, 0)] });

        WaterPlan plan = garden.Plan();

        Assert.Equal(["tomato 06:00:00-06:16:00", "tomato 18:00:00-18:04:00"], plan.Lines());
        Assert.Equal("limit of 20 min a day", English(Assert.Single(plan.Runs[1].Notes)));
        Assert.Equal("limit of 20 min a day", English(Assert.Single(plan.Runs[2].Skips).Reason));
    }

    [Theory]
    [InlineData("week", "limit.minutesPerWeek", 3)]
    [InlineData("litres", "limit.litresPerRun", 7)]
    public void Plan_OtherLimits_Cut(string limit, string code, int waterings)
    {
        BedLimits limits = limit == "week" ? new BedLimits { MinutesPerWeek = 40 } : new BedLimits { LitresPerRun = 60 };
        GardenDefinition garden = Gardens.Plain.WithBed("tomato", b => b with { Limits = limits })
            .With(Gardens.Morning with { Steps = [new("tomato", Amount.Minutes(16))] });

        // From Monday 23 November.
        WaterPlan plan = GardenPlanner.Plan(garden, SchoolCalendar.Empty, new GardenInputs(), Grains.Garden.Runs.GardenRunState.New(Gardens.At(24)), Gardens.At(24), Gardens.At(24 * 8));

        Assert.Equal(waterings, plan.Slots.Length);
        Assert.Equal(limit == "week" ? 40m * 6 : 7 * 60, plan.Slots.Sum(s => s.Litres));
        Assert.Contains(plan.Runs, r => r.Notes.Concat(r.Skips.Select(s => s.Reason)).Any(n => n.Code == code));
    }

    [Fact]
    public void Plan_ForecastRain_SkipsAhead()
    {
        GardenDefinition garden = Gardens.Plain.With(Gardens.Morning with { Skips = new SkipRules { RainMillimetres = 5 } });
        var inputs = new GardenInputs { Forecast = [new ForecastDay(new(2026, 11, 23), "weather service", Gardens.Midnight, Rain: 8)] };

        WaterPlan plan = garden.Plan(inputs, days: 3);

        Assert.Equal([true, false, true], plan.Runs.Select(r => r.Start is not null));
        Assert.Equal("not watered: 8 mm of rain forecast, the limit is 5 mm", English(plan.Runs[1].Skips[0].Reason));
    }

    [Fact]
    public void Plan_WhatIsFirstIsDroppedBetweenOpenings_WhatItHeldBackStartsAsTheMachineStartsIt()
    {
        Programme Hours(string id, string bed, int minute, int hours) => new() { Id = id, Name = id, Steps = [new(bed, Amount.Minutes(60 * hours))], Starts = [StartRule.At(6, minute)] };
        GardenDefinition garden = Gardens.Plain.WithSupply(s => s with { MaximumFlow = 10, BedsAtOnce = 2 })
            .With(Hours("first", "lettuce", 0, 8), Hours("second", "lettuce", 10, 8), Hours("waits", "tomato", 30, 1), Hours("behind", "berry", 40, 1))
            .WithBed("lettuce", b => b with { Limits = new BedLimits { MinutesPerRun = 720 } });
        var rig = new GardenRig(garden, Gardens.Midnight);

        WaterPlan plan = garden.Plan();
        rig.RunTo(Gardens.At(23));

        Assert.Equal("drop.noTime", Assert.Single(plan.Runs, r => r.Programme == "waits").Skips[0].Reason.Code);
        Assert.Equal(Gardens.At(18, 30), Assert.Single(plan.Slots, s => s.Bed == "berry").Start);
        Assert.Equal(Gardens.At(18, 30), Assert.Single(rig.Record, d => d.Bed == "berry" && d.Kind == DecisionKind.Watered).Start);
    }

    [Fact]
    public void Plan_WaitingRunMovedBeyondThePlan_StaysOutOfBans()
    {
        GardenDefinition garden = Gardens.Plain with { Bans = [new Ban("noon", new DayRule(), new TimeOnly(11, 0), new TimeOnly(13, 0))] };
        DateTimeOffset due = Gardens.At(5 * 24 + 12);
        var step = new QueuedStep
        {
            Run = "manual",
            Title = "manual",
            Bed = "lettuce",
            Supply = "main",
            Sequence = 0,
            Seconds = 60,
            Cycles = 1,
            Due = due,
            ReadyAt = due,
            LatestStart = due.AddHours(12),
            LateUntil = due.AddHours(2),
        };
        GardenRunState state = GardenRunState.New(Gardens.Midnight) with { Queue = [step] };

        WaterPlan plan = GardenPlanner.Plan(garden, SchoolCalendar.Empty, new GardenInputs(), state, Gardens.Midnight, Gardens.At(1));

        Assert.Equal(Gardens.At(5 * 24 + 13), Assert.Single(plan.Slots).Start);
    }

    [Fact]
    public void Plan_BalanceOfABed_CountsTheWaterThatIsPlannedBefore()
    {
        GardenDefinition garden = Gardens.Plain.With(Gardens.Morning with { Level = new LevelRule { Mode = LevelMode.Balance } });
        GardenRunState state = GardenRunState.New(Gardens.Midnight);
        state = state with { Memory = new DecisionMemory { Balances = state.Memory.Balances.Add("lettuce", new WaterBalance(13, new(2026, 11, 21))) } };

        WaterPlan plan = GardenPlanner.Plan(garden, SchoolCalendar.Empty, new GardenInputs(), state, Gardens.Midnight, Gardens.At(72));

        Assert.Equal([12.96m], plan.Slots.Where(s => s.Bed == "lettuce").Select(s => s.Millimetres)); // 108 % of 12 mm; then nothing is lacking
    }

    [Fact]
    public void Plan_SameArguments_SamePlan()
    {
        var garden = new RandomGarden(7);

        WaterPlan Once() => GardenPlanner.Plan(new GardenSetup(garden.Definition, RandomGarden.Calendar), garden, GardenRunState.New(garden.Start), garden.Start, garden.End);

        Assert.NotEmpty(Once().Slots);
        Assert.Equal(Once().Slots.AsEnumerable(), Once().Slots.AsEnumerable());
    }

    private static string English(Note note) => GardenWords.Text(note, GardenLanguage.English, Beijing);
}
