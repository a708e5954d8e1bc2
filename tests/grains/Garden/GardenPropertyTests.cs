using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden;

/// <summary>What must hold for every garden: 10,000 of them, in two halves that run side by side.</summary>
public abstract class GardenPropertyTests(int offset)
{
    private const int Gardens = 5000;

    [Fact]
    public void Plan_RandomGarden_KeepsAllRules() => ForAll(garden =>
    {
        WaterPlan plan = Plan(garden);

        Assert.Empty(GardenCheck.Find(garden.Definition));
        PlanRules.Check(garden, plan);
    });

    [Fact]
    public void Plan_RandomGarden_IsWhatTheMachineDoes() => ForAll(garden =>
    {
        WaterPlan plan = Plan(garden);
        var valves = new FakeValves(garden);

        valves.Run(often: garden.Start.Minute == 7);

        Assert.False(valves.FlowExceeded, "More flow than the supply has.");
        Assert.Equal(Planned(plan, garden), Watered(valves.Record));
        Assert.Equal(PlannedSkips(plan, garden), Skipped(valves.Record));
        Assert.DoesNotContain(valves.Record, d => d.Kind is DecisionKind.Safety or DecisionKind.Failed or DecisionKind.Stopped);
    });

    private static WaterPlan Plan(RandomGarden garden) =>
        GardenPlanner.Plan(new GardenSetup(garden.Definition, RandomGarden.Calendar), garden, GardenRunState.New(garden.Start), garden.Start, garden.End);

    private void ForAll(Action<RandomGarden> check) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Gardens).WithReplay(new Replay(new Rnd((ulong)offset, 1), null)),
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => check(new RandomGarden(seed))));

    /// <summary>Openings that ended by the end: what was still open then is not in the record yet.</summary>
    private static IEnumerable<string> Planned(WaterPlan plan, RandomGarden garden) => plan.Slots
        .Where(s => s.End <= garden.End)
        .Select(s => Line(s.Run, s.Bed, s.Start, s.End, s.Litres)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Watered(IEnumerable<Decision> record) => record
        .Where(d => d.Kind == DecisionKind.Watered)
        .Select(d => Line(d.Run!, d.Bed!, d.Start!.Value, d.End!.Value, d.Litres!.Value)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> PlannedSkips(WaterPlan plan, RandomGarden garden) => plan.Runs
        .SelectMany(r => r.Skips.Where(s => r.Due <= garden.End && !s.Reason.Code.StartsWith("drop", StringComparison.Ordinal) && !s.Reason.Code.Contains("PerDay", StringComparison.Ordinal) && !s.Reason.Code.Contains("PerWeek", StringComparison.Ordinal))
            .Select(s => $"{r.Run} {s.Bed} {s.Reason.Code}")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Skipped(IEnumerable<Decision> record) => record
        .Where(d => d.Kind == DecisionKind.Skipped && !d.Rule.Code.StartsWith("drop", StringComparison.Ordinal) && !d.Rule.Code.Contains("PerDay", StringComparison.Ordinal) && !d.Rule.Code.Contains("PerWeek", StringComparison.Ordinal))
        .Select(d => $"{d.Run} {d.Bed} {d.Rule.Code}").Order(StringComparer.Ordinal);

    private static string Line(string run, string bed, DateTimeOffset start, DateTimeOffset end, decimal litres) =>
        string.Create(CultureInfo.InvariantCulture, $"{run} {bed} {start:HH:mm:ss.fff}-{end:HH:mm:ss.fff} {Math.Round(litres, 2):0.00}");
}

/// <summary>The first half.</summary>
public sealed class GardenPropertyTestsOne() : GardenPropertyTests(1);

/// <summary>The second half.</summary>
public sealed class GardenPropertyTestsTwo() : GardenPropertyTests(2);
