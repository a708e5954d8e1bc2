using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;

namespace SmartCampus.Host.Garden;

/// <summary>How a draft of a programme would run among all others. Pure; the planner is the one that runs it.</summary>
internal static class GardenPreview
{
    private const int NextRuns = 3;
    private const int FarDays = 60;

    public static object Of(GardenLive live, Programme draft, int days, DateTimeOffset now)
    {
        var shown = new GardenShown(live);
        GardenDefinition garden = live.Document.Whole();
        int at = garden.Programmes.ToList().FindIndex(p => p.Id == draft.Id);
        garden = garden with { Programmes = at < 0 ? garden.Programmes.Add(draft) : garden.Programmes.SetItem(at, draft) };
        ImmutableArray<GardenProblem> problems = GardenCheck.Find(garden);
        if (!problems.IsEmpty)
            return Answer(shown, new WaterPlan(now, now, [], [], []), [], [], GardenEditor.Texts(problems, shown.Zone));
        WaterPlan plan = shown.Plan(now, now.AddDays(days), garden);
        List<PlannedRun> runs = [.. plan.Runs.Where(r => r.Programme == draft.Id)];
        List<PlannedRun> next = [.. runs.Where(r => r.Due > now).Take(NextRuns)];
        WaterPlan far = plan;
        if (next.Count < NextRuns)
        {
            far = shown.Plan(now, now.AddDays(FarDays), garden);
            next = [.. far.Runs.Where(r => r.Programme == draft.Id && r.Due > now).Take(NextRuns)];
        }
        return Answer(shown, plan, runs, [.. next.Select(r => shown.Run(r, far))], []);
    }

    private static object Answer(GardenShown shown, WaterPlan plan, List<PlannedRun> runs, IReadOnlyList<object> next, Dictionary<string, BothTexts> problems)
    {
        HashSet<string> ids = [.. runs.Select(r => r.Run)];
        List<PlannedSlot> slots = [.. plan.Slots.Where(s => ids.Contains(s.Run))];
        return new
        {
            Runs = runs.Select(r => shown.Run(r, plan)),
            Slots = slots.Select(shown.Slot),
            Skips = runs.SelectMany(r => r.Skips.Select(s => new { r.Run, s.Bed, BedName = shown.BedName(s.Bed), Reason = shown.Text(s.Reason) })),
            Conflicts = runs.SelectMany(r => r.Notes.Select(n => new { r.Run, Text = shown.Text(n) })),
            Next = next,
            Totals = new { Runs = runs.Count, Litres = slots.Sum(s => s.Litres), Millimetres = slots.Sum(s => s.Millimetres), Seconds = runs.Sum(r => r.Seconds) },
            Problems = problems,
        };
    }
}
