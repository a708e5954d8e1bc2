using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>The time since the last evaluation: starts that fell into it, and outages.</summary>
internal static class IntakeTurn
{
    /// <summary>Starts that were missed longer ago are not told one by one.</summary>
    private static readonly TimeSpan MissedIsTold = TimeSpan.FromDays(3);

    private static readonly TimeSpan TakenIsKept = TimeSpan.FromDays(2);

    /// <summary>What waits for a bed that was taken out of the garden is told and forgotten.</summary>
    public static void CheckBeds(Turn turn)
    {
        foreach (QueuedStep step in turn.State.Queue.Where(s => !turn.Engine.Beds.ContainsKey(s.Bed)))
            turn.Tell(DecisionKind.Skipped, Note.Of("drop.noBed"), step);
    }

    /// <summary>After an outage that was long, what waited is left to the programmes' rule for missed runs.</summary>
    public static void CheckOutage(Turn turn)
    {
        TimeSpan gap = turn.Now - turn.State.TakenUntil;
        if (gap <= MissedRuns.Grace)
            return;
        turn.Safety(Note.Of(turn.State.HeldSince is null ? "safety.away" : "safety.notStored").Time("from", turn.State.TakenUntil).Time("to", turn.Now));
        if (gap <= MissedRuns.GoesOnWithin)
            return;
        foreach (SupplyLane lane in turn.Engine.Lanes)
        {
            foreach (QueuedStep step in lane.Clear())
            {
                if (step.LateUntil >= turn.Now)
                    lane.Add(step);
                else
                    turn.Tell(DecisionKind.Skipped, Note.Of("missed.rest").Time("until", step.LateUntil), step);
            }
        }
    }

    /// <summary>Takes the starts since the last evaluation.</summary>
    public static void TakeDue(Turn turn, GardenInputs inputs)
    {
        DateTimeOffset from = turn.State.TakenUntil > turn.Now - MissedIsTold ? turn.State.TakenUntil : turn.Now - MissedIsTold;
        List<Occurrence> due = [.. turn.Engine.Due(from, turn.Now)];
        var taken = turn.State.Taken.ToBuilder();
        for (int i = 0; i < due.Count; i++)
        {
            Programme programme = turn.Garden.Programmes[due[i].Programme];
            Note? missed = MissedRuns.Judge(turn.Garden, due, i, turn.Now);
            foreach (BedIntake bed in turn.Engine.Take(due[i], turn.Now, inputs, missed))
                turn.Decisions.Add(Tell(turn, due[i], programme, bed, missed is null));
            taken[due[i].Run] = due[i].Due;
        }
        foreach ((string run, DateTimeOffset at) in taken.ToList())
        {
            if (at < turn.Now - TakenIsKept)
                taken.Remove(run);
        }
        turn.State = turn.State with
        {
            Taken = taken.ToImmutable(),
            HeldSince = null,
            Overrides = turn.State.Overrides.RemoveRange(
                turn.State.Overrides.Values.Where(o => (o.MovedTo ?? o.Due) < turn.Now - TakenIsKept && o.Due < turn.Now - TakenIsKept).Select(o => o.Run)),
        };
    }

    /// <summary>When the next start is due, looking a day ahead; that day's end when there is none.</summary>
    public static DateTimeOffset NextDue(Turn turn)
    {
        foreach (Occurrence next in turn.Engine.Due(turn.Now, turn.Now.AddDays(1)))
            return next.Due;
        return turn.Now.AddDays(1);
    }

    private static Decision Tell(Turn turn, Occurrence run, Programme programme, BedIntake bed, bool inTime)
    {
        TimeSpan late = turn.Now - run.Due;
        System.Collections.Immutable.ImmutableArray<Note> notes = bed.Verdict.Notes;
        if (inTime && bed.Step is not null && late > MissedRuns.Grace)
            notes = notes.Add(Note.Of("note.late").Duration("late", late));
        if (bed.Note is not null)
            notes = notes.Add(bed.Note);
        return new Decision
        {
            At = turn.Now,
            Kind = bed.Step is null ? DecisionKind.Skipped : DecisionKind.Planned,
            Rule = bed.Step is null ? bed.Verdict.Rule : bed.Verdict.Rule.Duration("time", TimeSpan.FromSeconds(bed.Step.Seconds)),
            Run = run.Run,
            Programme = programme.Name,
            Bed = bed.Verdict.Bed,
            BedName = turn.BedName(bed.Verdict.Bed),
            By = turn.State.Overrides.GetValueOrDefault(run.Run)?.By,
            Notes = notes,
            Inputs = bed.Verdict.Inputs,
        };
    }
}
