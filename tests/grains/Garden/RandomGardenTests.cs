using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden;

/// <summary>The random gardens are worth testing: between them they have everything that plans are made of.</summary>
public sealed class RandomGardenTests
{
    [Fact]
    public void Plans_OfThreeHundred_HaveEverything()
    {
        List<WaterPlan> plans = [.. Enumerable.Range(1, 300).Select(seed => new RandomGarden(seed))
            .Select(g => GardenPlanner.Plan(new GardenSetup(g.Definition, RandomGarden.Calendar), g, GardenRunState.New(g.Start), g.Start, g.End))];
        HashSet<string> codes = [.. plans.SelectMany(p => p.Runs).SelectMany(r => r.Notes.Concat(r.Skips.Select(s => s.Reason))).Select(n => n.Code)];
        string[] wanted =
        [
            "conflict.waits", "conflict.finishLate", "wait.ban", "drop.ban", "limit.minutesPerDay", "limit.litresPerDay", "limit.minutesPerRun", "limit.litresPerRun", "limit.litresPerWeek", "run.pumpMinimum",
            "skip.rain", "skip.rainDelay", "skip.frost", "skip.wind", "skip.soil", "skip.level", "input.stale", "input.missing",
        ];

        Assert.Empty(wanted.Except(codes));
        Assert.True(plans.Sum(p => p.Slots.Length) > 2000, $"Only {plans.Sum(p => p.Slots.Length)} openings.");
        Assert.True(plans.Sum(p => p.Slots.Count(s => s.Cycle > 0)) > 300, "Few parts.");
        Assert.True(plans.Count(p => p.Slots.Zip(p.Slots.Skip(1)).Any(s => s.Second.Start < s.First.End && s.Second.Supply == s.First.Supply)) > 50, "Few beds at once.");
    }
}
