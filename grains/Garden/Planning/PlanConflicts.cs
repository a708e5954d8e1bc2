using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>Says who made a run wait, and which run ends later than it was to.</summary>
internal static class PlanConflicts
{
    /// <summary>Waiting shorter than this is not worth a word.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(30);

    /// <param name="garden">The garden.</param>
    /// <param name="slots">By start.</param>
    /// <param name="runs">The runs; notes are added to them.</param>
    public static void Find(GardenDefinition garden, List<PlannedSlot> slots, List<PlanRecorder.Entry> runs)
    {
        int lead = garden.Supplies.IsEmpty ? 0 : garden.Supplies.Max(s => s.LeadSeconds);
        foreach (PlanRecorder.Entry run in runs)
        {
            if (run.Start is not { } start || run.End is not { } end)
                continue;
            TimeSpan late = start - run.Due;
            if (late >= Told + TimeSpan.FromSeconds(lead) && Before(slots, run, start) is { } other)
            {
                run.Notes.Add(Note.Of("conflict.waits")
                    .Text("other", other.Title).Duration("late", late).Time("start", start).Time("end", end));
            }
            if (run.FinishBy is { } finish && end > finish + Told)
                run.Notes.Add(Note.Of("conflict.finishLate").Duration("late", end - finish).Time("end", end));
        }
    }

    /// <summary>Another run's newest opening between this run's due time and its start.</summary>
    private static PlannedSlot? Before(List<PlannedSlot> slots, PlanRecorder.Entry run, DateTimeOffset start)
    {
        int low = 0, high = slots.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (slots[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }
        for (int i = low - 1; i >= 0 && slots[i].Start > run.Due - QueueRules.LongestWait && low - i < 64; i--)
        {
            if (slots[i].Run != run.Run && slots[i].End > run.Due)
                return slots[i];
        }
        return null;
    }
}
