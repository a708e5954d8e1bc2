using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Host.Storage.Garden;

namespace SmartCampus.Host.Garden;

/// <summary>Parts of a garden as docs/wire.md has them: R, S, decisions, critical records. Pure.</summary>
internal sealed class GardenShown(GardenLive live)
{
    private readonly Dictionary<string, string> beds = live.Document.Definition.Beds.ToDictionary(b => b.Id, b => b.Name);

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(live.Document.Definition.Site.Zone);

    /// <summary>How it will run up to a time; a programme in <paramref name="draft"/> takes the place of the stored one.</summary>
    public WaterPlan Plan(DateTimeOffset now, DateTimeOffset to, GardenDefinition? draft = null) =>
        GardenPlanner.Plan(draft ?? live.Document.Whole(), live.Calendar, live.Inputs, live.State, now, to);

    public BothTexts Text(Note note) => BothTexts.Of(note, Zone);

    public string BedName(string bed) => beds.GetValueOrDefault(bed, bed);

    public object Run(PlannedRun run, WaterPlan plan)
    {
        decimal millimetres = plan.Slots.Where(s => s.Run == run.Run).Sum(s => s.Millimetres);
        string? by = live.State.Queue.FirstOrDefault(s => s.Run == run.Run)?.By ?? live.State.Valves.Values.FirstOrDefault(v => v.Piece?.Step.Run == run.Run)?.Piece!.Step.By;
        return new
        {
            run.Run,
            run.Programme,
            run.Title,
            run.Due,
            run.Start,
            run.End,
            run.Litres,
            millimetres,
            run.Seconds,
            by,
            Skips = run.Skips.Select(s => new { s.Bed, BedName = BedName(s.Bed), Reason = Text(s.Reason) }),
            Notes = run.Notes.Select(Text),
        };
    }

    public object Slot(PlannedSlot slot) => new
    {
        slot.Run,
        slot.Title,
        slot.Supply,
        slot.Bed,
        BedName = BedName(slot.Bed),
        slot.Start,
        slot.End,
        slot.Litres,
        slot.Millimetres,
        slot.Cycle,
        slot.Cycles,
    };

    public object Line(GardenLine line)
    {
        Decision d = line.Decision;
        return new
        {
            N = line.Number,
            d.At,
            d.Kind,
            Rule = d.Rule.Code,
            Text = Text(d.Rule),
            Line = BothTexts.Line(d, Zone),
            d.Run,
            d.Programme,
            d.Bed,
            d.BedName,
            d.By,
            d.Start,
            d.End,
            d.Litres,
            d.Millimetres,
            Notes = d.Notes.Select(Text),
            Inputs = d.Inputs.Select(i => new { i.Name, i.State, Source = BothTexts.Name(i.Source, i.SourceZh), i.Value, i.Time }),
        };
    }

    public object Critical(CriticalRecord record) => new
    {
        record.Id,
        record.At,
        Text = Text(record.What),
        record.Device,
        record.Bed,
        record.Supply,
        record.AcknowledgedBy,
        record.AcknowledgedAt,
    };
}
