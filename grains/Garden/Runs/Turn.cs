using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>One evaluation in the making.</summary>
internal sealed class Turn(GardenEngine engine, GardenRunState state, IReadOnlyDictionary<string, DeviceFact> facts, DateTimeOffset now, bool mayOpen)
{
    private static readonly DeviceFact Silent = new() { IsReachable = false };

    public GardenEngine Engine => engine;

    public GardenDefinition Garden => engine.Garden;

    public DateTimeOffset Now => now;

    /// <summary>False while nothing can be stored.</summary>
    public bool MayOpen => mayOpen;

    /// <summary>The state so far; what the engine holds is put into it at the end.</summary>
    public GardenRunState State { get; set; } = state;

    public List<GardenAction> Actions { get; } = [];

    public List<Decision> Decisions { get; } = [];

    public DeviceFact Fact(string device) => facts.GetValueOrDefault(device) ?? Silent;

    public void Put(ValveRun valve) => State = State with { Valves = State.Valves.SetItem(valve.Bed, valve) };

    public void Remove(ValveRun valve) => State = State with { Valves = State.Valves.Remove(valve.Bed) };

    public void Put(string bed, BedRecord record) => State = State with { Beds = State.Beds.SetItem(bed, record) };

    public string BedName(string bed) => engine.Beds.TryGetValue(bed, out BedDefinition? known) ? known.Name : bed;

    /// <summary>How a sentence's code ends when the supply has no device that could shut it.</summary>
    public string ByHand(string supply) => Garden.Supplies.Any(s => s.Id == supply && s.Device is not null) ? "" : "ByHand";

    public string SupplyName(string supply) => Garden.Supplies.FirstOrDefault(s => s.Id == supply)?.Name ?? supply;

    /// <summary>A line of the record about a step.</summary>
    public void Tell(DecisionKind kind, Note rule, QueuedStep step, string? by = null) => Decisions.Add(new Decision
    {
        At = now,
        Kind = kind,
        Rule = rule,
        Run = step.Run,
        Programme = step.Title,
        Bed = step.Bed,
        BedName = BedName(step.Bed),
        By = by ?? step.By,
    });

    /// <summary>A line of the record that safety wrote.</summary>
    public void Safety(Note rule, string? bed = null) => Decisions.Add(new Decision
    {
        At = now,
        Kind = DecisionKind.Safety,
        Rule = rule,
        Bed = bed,
        BedName = bed is null ? null : BedName(bed),
    });

    /// <summary>Ends a valve's opening; the command goes out with this evaluation.</summary>
    public void End(ValveRun valve, Note? stopped, DateTimeOffset? at = null) => Put(valve with
    {
        Phase = ValvePhase.Closing,
        Attempts = 0,
        EndedAt = at ?? now,
        Stopped = stopped,
    });

    /// <summary>Raises what a person must acknowledge.</summary>
    public void Raise(Note what, string? device, string? bed, string? supply)
    {
        string id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what.Code}@{now:yyyyMMddTHHmmssfff}#{State.Criticals.Length}");
        State = State with { Criticals = State.Criticals.Add(new CriticalRecord(id, now, what, device, bed, supply)) };
        Safety(what, bed);
    }

    public void LockOut(string bed, Note reason, bool needsPerson)
    {
        BedRecord record = State.Bed(bed);
        Put(bed, record with { LockOut = new LockOut(record.LockOut?.At ?? now, reason, needsPerson || record.LockOut?.NeedsPerson == true) });
        engine.RefreshBlocks(State);
    }

    /// <summary>Shuts a supply: it goes off, what is open on it is closed, and nothing starts on it.</summary>
    public void Shut(string supply, Note reason, bool needsPerson)
    {
        LockOut? known = State.Shut.GetValueOrDefault(supply);
        State = State with { Shut = State.Shut.SetItem(supply, new LockOut(known?.At ?? now, reason, needsPerson || known?.NeedsPerson == true)) };
        engine.RefreshBlocks(State);
        foreach (ValveRun valve in State.Valves.Values.Where(v => v.Supply == supply && v.Phase != ValvePhase.Closing).OrderBy(v => v.Bed, StringComparer.Ordinal))
            End(valve, Note.Of("stop.supplyShut").Text("supply", SupplyName(supply)));
    }
}
