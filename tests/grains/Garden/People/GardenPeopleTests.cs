using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Tests.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden.People;

public sealed class GardenPeopleTests
{
    private readonly GardenRig rig = new(Gardens.Plain, Gardens.Midnight);

    [Theory]
    [InlineData(true, new[] { "lettuce 06:30", "berry 06:40", "tomato 06:43" })]
    [InlineData(false, new[] { "lettuce 06:30", "tomato 06:40", "berry 06:56" })]
    public void Water_DuringARun_IsNextOrLast(bool isNow, string[] expected)
    {
        rig.RunTo(Gardens.At(6, 35));

        rig.Ask(Water(isNow, 3));
        IEnumerable<string> planned = Plan().Lines().Select(l => l[..^12]);

        Assert.Equal(expected, planned); // the resulting times, before they happen
        rig.RunTo(Gardens.At(8));
        Assert.Equal(expected, rig.Record.Where(d => d.Kind == DecisionKind.Watered).Select(d => $"{d.Bed} {d.Start!.Value.ToOffset(TimeSpan.FromHours(8)):HH:mm}"));
    }

    [Fact]
    public void Water_SameRequestTwice_RunsOnce()
    {
        rig.Ask(Water(true, 3));
        rig.Ask(Water(true, 3));

        rig.RunTo(Gardens.At(1));

        Assert.Single(rig.Record, d => d.Kind == DecisionKind.Watered);
    }

    [Fact]
    public void Water_MoreThanTheLimit_IsCut()
    {
        rig.Garden = Gardens.Plain.WithBed("berry", b => b with { Limits = new BedLimits { MinutesPerRun = 30, MinutesPerDay = 40 } });

        rig.Ask(Water(true, 100));
        rig.RunTo(Gardens.At(1));
        rig.Ask(Water(true, 100) with { Id = "again" });
        rig.RunTo(Gardens.At(2));

        Assert.Equal([120m, 40m], rig.Record.Where(d => d.Kind == DecisionKind.Watered).Select(d => d.Litres!.Value));
        Assert.Equal("limit.minutesPerDay", Assert.Single(rig.Record[^1].Notes).Code);
    }

    [Fact]
    public void TryOut_AllBeds_OneMinuteEach()
    {
        rig.Ask(new GardenRequest { Kind = GardenRequestKind.TryOut, Id = "t", By = "Zhou" });
        rig.RunTo(Gardens.At(0, 10));

        Assert.Equal([6m, 6m, 4m], rig.Record.Where(d => d.Kind == DecisionKind.Watered).Select(d => d.Litres!.Value));
    }

    [Fact]
    public void RunOnce_Programme_HasItsCycles()
    {
        rig.Garden = Gardens.Plain.With(Gardens.Morning with { Cycle = new CycleSoak(8, 5), Enabled = false });

        rig.Ask(new GardenRequest { Kind = GardenRequestKind.RunOnce, Id = "r", By = "Zhou", Programme = "morning", IsNow = true });
        rig.RunTo(Gardens.At(1));

        Assert.Equal(4, rig.Record.Count(d => d.Kind == DecisionKind.Watered));
    }

    [Theory]
    [InlineData(7.9, true)]
    [InlineData(8, false)]
    public void UndoSkip_WithinEightSeconds_WatersAfterAll(double seconds, bool undone)
    {
        rig.RunTo(Gardens.At(6, 35));
        rig.Ask(Bed(GardenRequestKind.SkipBed, "tomato"));
        rig.RunTo(Gardens.At(6, 35, seconds));

        GardenAnswer answer = rig.Ask(Bed(GardenRequestKind.UndoSkipBed, "tomato"));
        rig.RunTo(Gardens.At(8));

        Assert.Equal(undone, answer.Problem is null);
        Assert.Equal(undone ? 2 : 1, rig.Record.Count(d => d.Kind == DecisionKind.Watered));
        Assert.Equal(undone ? 0 : 1, rig.Record.Count(d => d is { Kind: DecisionKind.Skipped, Bed: "tomato", By: "Zhou" }));
    }

    [Fact]
    public void SkipBed_Running_ClosesAtOnceAndCanBeUndone()
    {
        rig.RunTo(Gardens.At(6, 34));
        rig.Ask(Bed(GardenRequestKind.SkipBed, "lettuce"));
        Assert.False(rig.IsOpen("valve-lettuce"));
        Assert.True(rig.IsOpen("valve-tomato")); // the next bed

        rig.RunTo(Gardens.At(6, 34, 5));
        rig.Ask(Bed(GardenRequestKind.UndoSkipBed, "lettuce"));
        rig.RunTo(Gardens.At(8));

        Assert.Equal(60m, rig.Record.Where(d => d.Bed == "lettuce" && d.Litres > 0).Sum(d => d.Litres!.Value));
    }

    [Fact]
    public void StopAll_Running_ClosesAtOnceAndEmptiesTheQueue()
    {
        rig.RunTo(Gardens.At(6, 34));

        rig.Ask(new GardenRequest { Kind = GardenRequestKind.StopAll, By = "Zhou" });

        Assert.False(rig.IsOpen("valve-lettuce"));
        Assert.Empty(rig.State.Queue);
        Assert.Equal(["06:34:00 person.stopAll", "06:34:00 skip.person tomato", "06:34:00 stop.person lettuce"], rig.Lines.Skip(2));
        Assert.Equal(24, rig.Record[^1].Litres);
    }

    [Fact]
    public void Pause_UntilTheEvening_SkipsWithPersonAndGoesOn()
    {
        rig.Garden = Gardens.Plain.With(Gardens.Morning with { Starts = [StartRule.At(6, 30), StartRule.At(18, 0)] });
        rig.Ask(new GardenRequest { Kind = GardenRequestKind.Pause, By = "Zhou", Until = Gardens.At(12) });

        rig.RunTo(Gardens.At(20));

        Assert.Equal("not watered: paused until Nov 22 12:00 by Zhou", rig.English(rig.Record[1].Rule));
        Assert.Equal(2, rig.Record.Count(d => d.Kind == DecisionKind.Watered));
    }

    [Fact]
    public void SkipRunAndForceRun_Ahead_AreKeptAndToldWithThePerson()
    {
        rig.Garden = Gardens.Plain.With(Gardens.Morning with { Skips = new SkipRules { RainMillimetres = 5 } });
        rig.Inputs = at => new GardenInputs { Rain = new Observation("gauge", 8, at) };
        rig.Ask(Run(GardenRequestKind.SkipRun, "morning@2026-11-22#0", Gardens.At(6, 30)));
        rig.Ask(Run(GardenRequestKind.ForceRun, "morning@2026-11-23#0", Gardens.At(30, 30)));

        rig.RunTo(Gardens.At(24 * 2 + 8));

        Assert.Equal(["skip.person", "run.forced", "skip.rain"], rig.Record.Where(d => d is { Bed: "lettuce", Kind: DecisionKind.Planned or DecisionKind.Skipped }).Select(d => d.Rule.Code));
        Assert.Equal("Zhou", rig.Record.First(d => d.Rule.Code == "skip.person").By);
    }

    [Fact]
    public void MoveRun_WaitingAndAhead_RunsThen()
    {
        rig.Ask(Run(GardenRequestKind.MoveRun, "morning@2026-11-22#0", Gardens.At(6, 30)) with { Until = Gardens.At(10) });
        rig.RunTo(Gardens.At(10, 5));

        rig.Ask(Run(GardenRequestKind.MoveRun, "morning@2026-11-22#0", Gardens.At(10)) with { Until = Gardens.At(15) });
        rig.RunTo(Gardens.At(20));

        Assert.Equal([(Gardens.At(10), "lettuce"), (Gardens.At(15), "tomato")], rig.Record.Where(d => d.Kind == DecisionKind.Watered).Select(d => (d.Start!.Value, d.Bed!)));
    }

    [Fact]
    public void WateredByHand_Bed_CountsForItsBalance()
    {
        rig.Inputs = _ => new GardenInputs { Yesterday = new Grains.Garden.Water.DailyWeather { Day = new(2026, 11, 21), Coldest = 20, Warmest = 35 } };
        rig.RunTo(Gardens.At(24, 1));
        rig.State = rig.State with { Memory = rig.State.Memory with { Balances = rig.State.Memory.Balances.SetItem("berry", new(9, new(2026, 11, 22))) } };

        rig.Ask(new GardenRequest { Kind = GardenRequestKind.WateredByHand, By = "Zhou", Bed = "berry", Litres = 20 });

        Assert.Equal(5, rig.State.Memory.Balances["berry"].Depletion);
        Assert.Equal((20m, 4m), (rig.Record[^1].Litres!.Value, rig.Record[^1].Millimetres!.Value));
    }

    [Theory]
    [InlineData(GardenRequestKind.Water, "There is no such bed or plan.")]
    [InlineData(GardenRequestKind.Pause, "Please say until when.")]
    [InlineData(GardenRequestKind.SkipBed, "This run is over or has begun.")]
    [InlineData(GardenRequestKind.Acknowledge, "It is not there, or it was seen.")]
    [InlineData(GardenRequestKind.UnlockBed, "It is not out of use.")]
    [InlineData(GardenRequestKind.OpenSupply, "It is not out of use.")]
    [InlineData(GardenRequestKind.WateredByHand, "There is no such bed or plan.")]
    [InlineData(GardenRequestKind.StopBed, "There is no such bed or plan.")]
    [InlineData(GardenRequestKind.SkipRun, "There is no such run.")]
    [InlineData(GardenRequestKind.ForceRun, "There is no such run.")]
    public void Apply_NonsenseRequest_IsRefusedInWords(GardenRequestKind kind, string problem) =>
        Assert.Equal(problem, rig.English(rig.Ask(new GardenRequest { Kind = kind, Id = "x", By = "Zhou" }).Problem!));

    [Theory]
    [InlineData("evening@2026-11-22#0", 6, "There is no such run.")] // no such programme
    [InlineData("morning", 6, "There is no such run.")]
    [InlineData("morning@2027-11-22#0", 24 * 365, "There is no such run.")] // further ahead than anybody may plan
    [InlineData("morning@2026-11-21#0", -18, "This run is over or has begun.")]
    public void SkipRunForceRunAndMoveRun_OfARunThatIsNotAhead_AreRefusedAndNothingIsKept(string run, int hour, string problem)
    {
        GardenRequestKind[] kinds = [GardenRequestKind.SkipRun, GardenRequestKind.ForceRun, GardenRequestKind.MoveRun];

        string[] said = [.. kinds.Select(k => rig.English(rig.Ask(Run(k, run, Gardens.At(hour)) with { Until = Gardens.At(10) }).Problem!))];

        Assert.All(said, text => Assert.Equal(problem, text));
        Assert.Empty(rig.State.Overrides);
    }

    /// <summary>A bed that is forgotten must not become "everything".</summary>
    [Fact]
    public void StopBed_NoneNamed_LeavesAllAsItIs()
    {
        rig.RunTo(Gardens.At(6, 35));
        int waiting = rig.State.Queue.Length, running = rig.State.Valves.Count;

        rig.Ask(new GardenRequest { Kind = GardenRequestKind.StopBed, Id = "x", By = "Zhou" });

        Assert.Equal((waiting, running), (rig.State.Queue.Length, rig.State.Valves.Count));
        Assert.True(running > 0);
        Assert.All(rig.State.Valves.Values, v => Assert.Null(v.StoppedBy));
    }

    [Fact]
    public void UnlockBed_AfterALockOut_WatersAgain()
    {
        rig.StuckOpen.Add("valve-lettuce");
        rig.RunTo(Gardens.At(6, 41));
        Assert.Equal("The valve is not closed yet.", rig.English(rig.Ask(Bed(GardenRequestKind.UnlockBed, "lettuce")).Problem!));
        rig.StuckOpen.Clear();
        rig.RunTo(Gardens.At(6, 42));

        rig.Ask(new GardenRequest { Kind = GardenRequestKind.Acknowledge, By = "Zhou", Id = rig.State.Criticals[0].Id });
        rig.Ask(Bed(GardenRequestKind.UnlockBed, "lettuce"));
        rig.Ask(new GardenRequest { Kind = GardenRequestKind.OpenSupply, By = "Zhou", Supply = "main" });
        rig.RunTo(Gardens.At(32));

        Assert.Equal("Zhou", rig.State.Criticals[0].AcknowledgedBy);
        Assert.Contains(rig.Record, d => d is { Bed: "lettuce", Kind: DecisionKind.Watered } && d.At > Gardens.At(24));
    }

    private WaterPlan Plan() => GardenPlanner.Plan(rig.Garden, rig.Calendar, new GardenInputs(), rig.State, rig.Now, Gardens.At(8));

    private static GardenRequest Water(bool isNow, int minutes) => new()
    {
        Kind = GardenRequestKind.Water,
        Id = "manual",
        By = "Zhou",
        IsNow = isNow,
        Steps = [new("berry", Amount.Minutes(minutes))],
    };

    private static GardenRequest Bed(GardenRequestKind kind, string bed) => new() { Kind = kind, By = "Zhou", Bed = bed, Run = "morning@2026-11-22#0" };

    private static GardenRequest Run(GardenRequestKind kind, string run, DateTimeOffset due) => new() { Kind = kind, By = "Zhou", Run = run, Due = due };
}
