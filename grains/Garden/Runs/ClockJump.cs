using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>
/// A clock that went back. What is open is closed, for its lease is no longer the length that was meant; and no waiting may reach into
/// a future that only the wrong clock knew. Runs that were taken stay taken, so nothing runs twice.
/// </summary>
internal static class ClockJump
{
    public static bool Happened(GardenRunState state, DateTimeOffset now) => now < state.EvaluatedUntil - GardenRules.ClockJump;

    public static GardenRunState Mend(GardenRunState state, DateTimeOffset now) => state with
    {
        EvaluatedUntil = now,
        HeldSince = state.HeldSince is { } held ? Earlier(held, now) : null,
        Valves = state.Valves.ToImmutableDictionary(v => v.Key, v => Close(v.Value, now)),
        Supplies = state.Supplies.ToImmutableDictionary(s => s.Key, s => s.Value with
        {
            OnSince = s.Value.OnSince is { } since ? Earlier(since, now) : null,
            ReadyAt = Earlier(s.Value.ReadyAt, now),
            OffAt = Earlier(s.Value.OffAt, now),
            RestUntil = Earlier(s.Value.RestUntil, now),
        }),
        Told = state.Told.ToImmutableDictionary(t => t.Key, t => t.Value with { At = Earlier(t.Value.At, now), Since = Earlier(t.Value.Since, now) }),
        LeakSince = state.LeakSince.ToImmutableDictionary(l => l.Key, l => Earlier(l.Value, now)),
        ClosedSince = state.ClosedSince.ToImmutableDictionary(c => c.Key, c => Earlier(c.Value, now)),
        Queue = [.. state.Queue.Select(s => s with { ReadyAt = s.Cycle > 0 ? Earlier(s.ReadyAt, now.AddSeconds(s.SoakSeconds)) : s.ReadyAt, SkippedAt = s.SkippedAt is { } at ? Earlier(at, now) : null })],
    };

    private static ValveRun Close(ValveRun valve, DateTimeOffset now) => valve.Phase == ValvePhase.Closing
        ? valve with { AskedAt = DateTimeOffset.MinValue, EndedAt = now }
        : valve with { Phase = ValvePhase.Closing, Attempts = 0, EndedAt = now, Stopped = Note.Of("stop.clock") };

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
