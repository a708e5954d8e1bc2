using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.People;

/// <summary>What people do with what waits and what runs.</summary>
internal static class QueueRequests
{
    /// <summary>Leaves out one bed. What runs is closed at once; for 8 s the rest of it can be had back.</summary>
    public static GardenAnswer Skip(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        if (request.Bed is { } bed && state.Valves.TryGetValue(bed, out ValveRun? valve) && valve.Piece is { } piece && piece.Step.Run == request.Run && valve.Phase != ValvePhase.Closing)
        {
            GardenRunState next = state with { Valves = state.Valves.SetItem(bed, Ended(valve, request.By, Note.Of("stop.skipped"), now)) };
            if (Rest(piece, request.By, now) is { } rest)
                next = next with { Queue = next.Queue.Add(rest) };
            return GardenPeople.Told(garden, next, request, now, Note.Of("person.skipBed"));
        }
        int at = Find(state, request);
        if (at < 0 || state.Queue[at].SkippedAt is not null)
            return GardenAnswer.Refuse(state, Note.Of("problem.runOver"));
        QueuedStep left = state.Queue[at] with { SkippedAt = now, SkippedBy = request.By };
        return GardenPeople.Told(garden, state with { Queue = state.Queue.SetItem(at, left) }, request, now, Note.Of("person.skipBed"));
    }

    public static GardenAnswer UndoSkip(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        int at = Find(state, request);
        if (at < 0 || state.Queue[at].SkippedAt is not { } skipped || now >= skipped + QueueRules.UndoTime)
            return GardenAnswer.Refuse(state, Note.Of("problem.undoOver"));
        QueuedStep back = state.Queue[at] with { SkippedAt = null, SkippedBy = null };
        return GardenPeople.Told(garden, state with { Queue = state.Queue.SetItem(at, back) }, request, now, Note.Of("person.undoSkip"));
    }

    /// <summary>Closes one bed; also one that was taken out of the garden while it was watered.</summary>
    public static GardenAnswer StopBed(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now) =>
        request.Bed is { } bed && (garden.Beds.Any(b => b.Id == bed) || state.Valves.ContainsKey(bed))
            ? Stop(garden, state, request, now, bed)
            : GardenAnswer.Refuse(state, Note.Of("problem.noBed"));

    /// <summary>Closes one bed, or all; then what waits is left out too.</summary>
    public static GardenAnswer Stop(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now, string? bed)
    {
        bool all = bed is null;
        var decisions = new List<Decision> { GardenPeople.Line(garden, request, now, Note.Of(all ? "person.stopAll" : "person.stopBed")) };
        foreach (ValveRun valve in state.Valves.Values.Where(v => (all || v.Bed == bed) && v.Phase != ValvePhase.Closing).OrderBy(v => v.Bed, StringComparer.Ordinal))
            state = state with { Valves = state.Valves.SetItem(valve.Bed, Ended(valve, request.By, Note.Of("stop.person"), now)) };
        if (all)
        {
            foreach (QueuedStep step in state.Queue)
                decisions.Add(GardenPeople.Line(garden, request with { Bed = step.Bed, Run = step.Run }, now, Note.Of("skip.person").Text("by", request.By)) with { Kind = DecisionKind.Skipped, Programme = step.Title });
            state = state with { Queue = [] };
        }
        return new(state, [.. decisions], null);
    }

    /// <summary>Moves a run: what of it waits, or the whole run when it is ahead.</summary>
    public static GardenAnswer Move(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        if (GardenPeople.CheckAhead(request, now) is { } problem)
            return GardenAnswer.Refuse(state, problem);
        DateTimeOffset to = request.Until!.Value;
        Note rule = Note.Of("person.moveRun").Time("to", to);
        if (state.Queue.Any(s => s.Run == request.Run))
        {
            IEnumerable<QueuedStep> moved = state.Queue.Select(s => s.Run != request.Run || s.Cycle > 0 ? s
                : s with { Due = to, ReadyAt = to, LatestStart = to + QueueRules.LongestWait, LateUntil = to + (s.LateUntil - s.Due), Priority = 0 });
            return GardenPeople.Told(garden, state with { Queue = [.. moved] }, request, now, rule);
        }
        if (GardenPeople.CheckRun(garden, state, request, now, isMoved: true) is { } wrong)
            return GardenAnswer.Refuse(state, wrong);
        var change = new RunOverride(request.Run!, RunOverrideKind.Move, request.By, now, request.Due!.Value, to);
        return GardenPeople.Told(garden, state with { Overrides = state.Overrides.SetItem(change.Run, change) }, request, now, rule);
    }

    private static ValveRun Ended(ValveRun valve, string by, Note why, DateTimeOffset now) =>
        valve with { Phase = ValvePhase.Closing, Attempts = 0, EndedAt = now, Stopped = why, StoppedBy = by };

    /// <summary>What is left of a piece and the parts after it, as a step that waits for the undo time to be over.</summary>
    private static QueuedStep? Rest(Piece piece, string by, DateTimeOffset now)
    {
        QueuedStep step = piece.Step;
        int left = (int)Math.Floor((piece.End - (now > piece.Begin ? now : piece.Begin)).TotalSeconds) + step.SecondsLeft - step.NextSeconds;
        if (left < QueueRules.ShortestOpening)
            return null;
        int cycles = Math.Max(1, Math.Max(step.Cycles - step.Cycle, (left + QueueRules.LongestOpening - 1) / QueueRules.LongestOpening));
        return step with { Seconds = left, Cycles = cycles, Cycle = 0, ReadyAt = now, SkippedAt = now, SkippedBy = by, Priority = -1 };
    }

    private static int Find(GardenRunState state, GardenRequest request)
    {
        for (int i = 0; i < state.Queue.Length; i++)
        {
            if (state.Queue[i].Run == request.Run && state.Queue[i].Bed == request.Bed)
                return i;
        }
        return -1;
    }
}
