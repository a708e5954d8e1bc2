using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>Writes down what the planner sees happen, and what of it people should know.</summary>
internal sealed class PlanRecorder(GardenDefinition garden, IReadOnlyDictionary<string, BedDefinition> beds)
{
    private readonly Dictionary<string, Entry> entries = [];
    private readonly List<Entry> inOrder = [];
    private readonly List<PlannedSlot> slots = [];
    private readonly List<SupplySlot> supplies = [];
    private readonly Dictionary<string, DateTimeOffset> onSince = [];

    /// <summary>A run that was queued or running before the plan begins.</summary>
    public void Known(QueuedStep step) => Of(step.Run, step.Programme, step.Title, step.Due);

    public void Decided(Occurrence occurrence, IReadOnlyList<BedIntake> intake)
    {
        Programme programme = garden.Programmes[occurrence.Programme];
        Entry entry = Of(occurrence.Run, programme.Id, programme.Name, occurrence.Due);
        entry.FinishBy = occurrence.FinishBy;
        foreach (BedIntake bed in intake)
        {
            if (bed.Step is null)
                entry.Skips.Add(new PlannedSkip(bed.Verdict.Bed, bed.Verdict.Rule));
            if (bed.Note is not null)
                entry.Notes.Add(bed.Note);
            foreach (Note note in bed.Verdict.Notes)
                entry.SayOnce(note);
        }
    }

    public void Saw(SupplyLane lane, LaneEvent e)
    {
        switch (e.Kind)
        {
            case LaneEventKind.Started:
                Slot(e.Piece!);
                if (e.Note is not null)
                    entries[e.Step!.Run].Notes.Add(e.Note);
                break;
            case LaneEventKind.Dropped:
                entries[e.Step!.Run].Skips.Add(new PlannedSkip(e.Step.Bed, e.Note!));
                break;
            case LaneEventKind.Held:
                entries[e.Step!.Run].SayOnce(e.Note!);
                break;
            case LaneEventKind.SupplyOn:
                onSince[lane.Supply.Id] = e.At;
                break;
            default:
                supplies.Add(new SupplySlot(lane.Supply.Id, onSince.GetValueOrDefault(lane.Supply.Id, e.At), e.At));
                break;
        }
    }

    /// <summary>A supply that was on before the plan begins.</summary>
    public void WasOn(string supply, DateTimeOffset since) => onSince[supply] = since;

    public void Slot(Piece piece)
    {
        QueuedStep step = piece.Step;
        BedDefinition bed = beds[step.Bed];
        decimal seconds = piece.Seconds, litres = seconds * bed.Rate / 60;
        Insert(new PlannedSlot(step.Run, step.Title, bed.Supply, bed.Id, piece.Begin, piece.End, litres, litres / bed.Area, step.Cycle, step.Cycles));
        Entry entry = entries[step.Run];
        entry.Start = entry.Start < piece.Begin ? entry.Start : piece.Begin;
        entry.End = entry.End > piece.End ? entry.End : piece.End;
        entry.Litres += litres;
        entry.Seconds += seconds;
    }

    public WaterPlan Finish(DateTimeOffset from, DateTimeOffset to)
    {
        supplies.Sort((a, b) => (a.On, a.Off).CompareTo((b.On, b.Off)));
        PlanConflicts.Find(garden, slots, inOrder);
        ImmutableArray<PlannedRun> runs = [.. inOrder.OrderBy(e => e.Due).Select(e => e.ToRun())];
        return new WaterPlan(from, to, runs, [.. slots], [.. supplies]);
    }

    /// <summary>Openings come nearly in order: supplies differ only in their lead.</summary>
    private void Insert(PlannedSlot slot)
    {
        int at = slots.Count;
        while (at > 0 && InOrder(slots[at - 1], slot) > 0)
            at--;
        slots.Insert(at, slot);
    }

    private static int InOrder(PlannedSlot a, PlannedSlot b)
    {
        int order = a.Start.CompareTo(b.Start);
        if (order == 0)
            order = a.End.CompareTo(b.End);
        return order != 0 ? order : string.CompareOrdinal(a.Bed, b.Bed);
    }

    private Entry Of(string run, string? programme, string title, DateTimeOffset due)
    {
        if (!entries.TryGetValue(run, out Entry? entry))
        {
            entries[run] = entry = new Entry(run, programme, title, due);
            inOrder.Add(entry);
        }
        return entry;
    }

    /// <summary>A run as it is being put together.</summary>
    internal sealed class Entry(string run, string? programme, string title, DateTimeOffset due)
    {
        public string Run => run;

        public DateTimeOffset Due => due;

        public DateTimeOffset? FinishBy { get; set; }

        public DateTimeOffset? Start { get; set; }

        public DateTimeOffset? End { get; set; }

        public decimal Litres { get; set; }

        public decimal Seconds { get; set; }

        public List<PlannedSkip> Skips { get; } = [];

        public List<Note> Notes { get; } = [];

        public void SayOnce(Note note)
        {
            if (!Notes.Any(n => n.Code == note.Code))
                Notes.Add(note);
        }

        public PlannedRun ToRun() => new()
        {
            Run = run,
            Programme = programme,
            Title = title,
            Due = due,
            Start = Start,
            End = End,
            Litres = Litres,
            Seconds = Seconds,
            Skips = [.. Skips],
            Notes = [.. Notes],
        };
    }
}
