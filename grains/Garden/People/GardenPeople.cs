using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.People;

/// <summary>
/// What people do, as a change of the state. Pure; an evaluation by <see cref="GardenMachine"/> follows at once and does the rest.
/// Nobody, in no hurry, gets past a bed's limits, a window without water or a lock-out: those are the machine's.
/// </summary>
internal static class GardenPeople
{
    /// <summary>The longest pause or move ahead.</summary>
    public static readonly TimeSpan LongestAhead = TimeSpan.FromDays(60);

    public static GardenAnswer Apply(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now) => request.Kind switch
    {
        GardenRequestKind.Water or GardenRequestKind.RunOnce or GardenRequestKind.TryOut => ManualRuns.Queue(garden, state, request, now),
        GardenRequestKind.SkipBed => QueueRequests.Skip(garden, state, request, now),
        GardenRequestKind.UndoSkipBed => QueueRequests.UndoSkip(garden, state, request, now),
        GardenRequestKind.StopBed => QueueRequests.StopBed(garden, state, request, now),
        GardenRequestKind.StopAll => QueueRequests.Stop(garden, state, request, now, null),
        GardenRequestKind.MoveRun => QueueRequests.Move(garden, state, request, now),
        GardenRequestKind.SkipRun => Override(garden, state, request, RunOverrideKind.Skip, now),
        GardenRequestKind.ForceRun => Override(garden, state, request, RunOverrideKind.Force, now),
        GardenRequestKind.UndoRun => UndoRun(garden, state, request, now),
        GardenRequestKind.Pause => Pause(garden, state, request, now),
        GardenRequestKind.Resume => Told(garden, state with { Memory = state.Memory with { PausedUntil = null, PausedBy = null, RainDelayUntil = null } }, request, now, Note.Of("person.resume")),
        GardenRequestKind.RainDelay => RainDelay(garden, state, request, now),
        GardenRequestKind.WateredByHand => ByHand(garden, state, request, now),
        GardenRequestKind.Acknowledge => Acknowledge(garden, state, request, now),
        GardenRequestKind.UnlockBed => Unlock(garden, state, request, now),
        _ => OpenSupply(garden, state, request, now),
    };

    internal static GardenAnswer Told(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now, Note rule) =>
        new(state, [Line(garden, request, now, rule)], null);

    internal static Decision Line(GardenDefinition garden, GardenRequest request, DateTimeOffset now, Note rule) => new()
    {
        At = now,
        Kind = DecisionKind.Person,
        Rule = rule,
        Run = request.Run,
        Programme = garden.Programmes.FirstOrDefault(p => p.Id == request.Programme)?.Name,
        Bed = request.Bed,
        BedName = request.Bed is null ? null : garden.Beds.FirstOrDefault(b => b.Id == request.Bed)?.Name ?? request.Bed,
        By = request.By,
    };

    /// <summary>A time ahead that is asked for, or why it is no good.</summary>
    internal static Note? CheckAhead(GardenRequest request, DateTimeOffset now)
    {
        if (request.Until is not { } until)
            return Note.Of("problem.noTime");
        return until <= now || until > now + LongestAhead
            ? Note.Of("problem.time").Time("value", until).Number("days", (decimal)LongestAhead.TotalDays)
            : null;
    }

    /// <summary>Why a run that a request names is none that may still be decided on; <see langword="null"/> when it is. Its id begins with its programme's.</summary>
    /// <param name="garden">The garden.</param>
    /// <param name="state">Its state.</param>
    /// <param name="request">Names the run and its time.</param>
    /// <param name="now">Now.</param>
    /// <param name="isMoved">True: one that was moved before may be past its own time.</param>
    internal static Note? CheckRun(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now, bool isMoved = false)
    {
        if (request.Run is not { } run || request.Due is not { } due || due > now + LongestAhead || !garden.Programmes.Any(p => run.StartsWith(p.Id + "@", StringComparison.Ordinal)))
            return Note.Of("problem.noRun");
        return state.Taken.ContainsKey(run) || (due <= now && !(isMoved && state.Overrides.ContainsKey(run))) ? Note.Of("problem.runOver") : null;
    }

    private static GardenAnswer Override(GardenDefinition garden, GardenRunState state, GardenRequest request, RunOverrideKind kind, DateTimeOffset now)
    {
        if (CheckRun(garden, state, request, now) is { } problem)
            return GardenAnswer.Refuse(state, problem);
        (string run, DateTimeOffset due) = (request.Run!, request.Due!.Value);
        var change = new RunOverride(run, kind, request.By, now, due);
        Note rule = Note.Of(kind == RunOverrideKind.Skip ? "person.skipRun" : "person.forceRun").Time("due", due);
        return Told(garden, state with { Overrides = state.Overrides.SetItem(run, change) }, request, now, rule);
    }

    private static GardenAnswer UndoRun(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now) =>
        request.Run is { } run && state.Overrides.ContainsKey(run) && !state.Taken.ContainsKey(run)
            ? Told(garden, state with { Overrides = state.Overrides.Remove(run) }, request, now, Note.Of("person.undoRun"))
            : GardenAnswer.Refuse(state, Note.Of("problem.runOver"));

    private static GardenAnswer Pause(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        if (CheckAhead(request, now) is { } problem)
            return GardenAnswer.Refuse(state, problem);
        GardenAnswer stopped = QueueRequests.Stop(garden, state, request, now, null);
        GardenRunState paused = stopped.State with { Memory = stopped.State.Memory with { PausedUntil = request.Until, PausedBy = request.By } };
        return stopped with { State = paused, Decisions = [Line(garden, request, now, Note.Of("person.pause").Time("until", request.Until!.Value)), .. stopped.Decisions.Skip(1)] };
    }

    private static GardenAnswer RainDelay(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now) =>
        CheckAhead(request, now) is { } problem
            ? GardenAnswer.Refuse(state, problem)
            : Told(garden, state with { Memory = state.Memory with { RainDelayUntil = request.Until } }, request, now, Note.Of("person.rainDelay").Time("until", request.Until!.Value));

    private static GardenAnswer ByHand(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        if (garden.Beds.FirstOrDefault(b => b.Id == request.Bed) is not { } bed)
            return GardenAnswer.Refuse(state, Note.Of("problem.noBed"));
        if (request.Litres is not (> 0 and <= 100_000))
            return GardenAnswer.Refuse(state, Note.Of("problem.litres").Number("value", request.Litres ?? 0));
        decimal litres = request.Litres.Value, millimetres = Math.Round(litres / bed.Area, 2);
        DecisionMemory memory = state.Memory with { DrySince = state.Memory.DrySince.SetItem(bed.Id, now) };
        if (memory.Balances.TryGetValue(bed.Id, out Water.WaterBalance? balance))
            memory = memory with { Balances = memory.Balances.SetItem(bed.Id, balance.Watered(litres / bed.Area)) };
        Decision line = Line(garden, request, now, Note.Of("person.byHand").Number("litres", litres)) with { Litres = litres, Millimetres = millimetres };
        return new(state with { Memory = memory }, [line], null);
    }

    private static GardenAnswer Acknowledge(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        int at = state.Criticals.ToList().FindIndex(c => c.Id == request.Id);
        if (at < 0 || state.Criticals[at].AcknowledgedBy is not null)
            return GardenAnswer.Refuse(state, Note.Of("problem.noCritical"));
        CriticalRecord seen = state.Criticals[at] with { AcknowledgedBy = request.By, AcknowledgedAt = now };
        return Told(garden, state with { Criticals = state.Criticals.SetItem(at, seen) }, request with { Bed = seen.Bed }, now, Note.Of("person.acknowledge"));
    }

    private static GardenAnswer Unlock(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        if (request.Bed is not { } bed || state.Bed(bed).LockOut is null)
            return GardenAnswer.Refuse(state, Note.Of("problem.notLocked"));
        if (state.Valves.TryGetValue(bed, out ValveRun? valve) && valve.GaveUp)
            return GardenAnswer.Refuse(state, Note.Of("problem.stillOpen"));
        GardenRunState open = state with { Beds = state.Beds.SetItem(bed, state.Bed(bed) with { LockOut = null, OpenFailures = 0 }) };
        return Told(garden, open, request, now, Note.Of("person.unlock"));
    }

    private static GardenAnswer OpenSupply(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        if (request.Supply is not { } supply || !state.Shut.ContainsKey(supply))
            return GardenAnswer.Refuse(state, Note.Of("problem.notLocked"));
        if (state.Valves.Values.Any(v => v.Supply == supply && v.GaveUp))
            return GardenAnswer.Refuse(state, Note.Of("problem.stillOpen"));
        IEnumerable<string> meters = garden.Beds.Where(b => b.Supply == supply).Select(b => b.FlowDevice).Concat(garden.Supplies.Where(s => s.Id == supply).Select(s => s.FlowDevice)).OfType<string>();
        // What is still wrong is found anew, from now on.
        GardenRunState open = state with { Shut = state.Shut.Remove(supply), LeakSince = state.LeakSince.RemoveRange(meters), ClosedSince = state.ClosedSince.RemoveRange(meters) };
        string name = garden.Supplies.FirstOrDefault(s => s.Id == supply)?.Name ?? supply;
        return Told(garden, open, request, now, Note.Of("person.openSupply").Text("supply", name));
    }
}
