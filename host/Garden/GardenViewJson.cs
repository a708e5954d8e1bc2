using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Garden;

/// <summary>The garden page's view: what runs, what comes, how beds and supplies are. Pure.</summary>
internal static class GardenViewJson
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <param name="live">The garden.</param>
    /// <param name="now">Now.</param>
    /// <param name="pressureOf">Newest pressure of a device, if it is known.</param>
    public static object Of(GardenLive live, DateTimeOffset now, Func<string, decimal?> pressureOf)
    {
        GardenDefinition garden = live.Document.Definition;
        GardenRunState state = live.State;
        var shown = new GardenShown(live);
        WaterPlan plan = shown.Plan(now, now + Ahead);
        List<ValveRun> open = [.. state.Valves.Values.OrderBy(v => v.Piece?.Begin).ThenBy(v => v.Bed, StringComparer.Ordinal)];
        List<CriticalRecord> criticals = [.. state.Criticals.Where(c => c.AcknowledgedAt is null)];
        DateTimeOffset? paused = state.Memory.PausedUntil > now ? state.Memory.PausedUntil : null;
        return new
        {
            live.Document.Id,
            live.Document.Version,
            ProgrammesVersion = live.Document.Revision,
            At = now,
            garden.Site.Zone,
            State = criticals.Count > 0 ? "attention" : paused is not null ? "paused" : open.Count > 0 ? "running" : "idle",
            Running = open.Select(v => Running(live, shown, v, now)),
            Queue = Queue(shown, state, plan, open, now),
            Next = plan.Runs.Where(r => r.Due > now).Select(r => shown.Run(r, plan)),
            Beds = garden.Beds.Select(b => Bed(live, shown, b, now)),
            Supplies = garden.Supplies.Select(s => Supply(live, shown, s, now, pressureOf)),
            Pause = paused is { } until ? new { until, by = state.Memory.PausedBy } : null,
            RainDelayUntil = state.Memory.RainDelayUntil > now ? state.Memory.RainDelayUntil : null,
            Notices = GardenNotices.Of(live, shown, now),
            Criticals = criticals.Select(c => new { c.Id, c.At, Text = shown.Text(c.What), c.Device, c.Bed, c.Supply }),
        };
    }

    private static object Running(GardenLive live, GardenShown shown, ValveRun valve, DateTimeOffset now)
    {
        Piece? piece = valve.Piece;
        BedDefinition? bed = live.Document.Definition.Beds.FirstOrDefault(b => b.Id == valve.Bed);
        DeviceFact? meter = live.Facts.GetValueOrDefault(bed?.FlowDevice ?? valve.Device);
        decimal ran = valve.OpenedAt is { } at ? Math.Max(0, (decimal)((valve.EndedAt ?? now) - at).TotalSeconds) : 0;
        decimal? metered = valve.Flow is { IsShared: false, TotalAtStart: { } first, Total: { } last } && last >= first ? last - first : null;
        return new
        {
            valve.Bed,
            BedName = shown.BedName(valve.Bed),
            valve.Supply,
            piece?.Step.Run,
            piece?.Step.Title,
            piece?.Step.By,
            valve.Phase,
            Start = piece?.Begin,
            piece?.End,
            SecondsLeft = piece is null || valve.Phase == ValvePhase.Closing ? 0 : Math.Max(0, (int)Math.Ceiling((piece.End - (now > piece.Begin ? now : piece.Begin)).TotalSeconds)),
            SecondsTotal = piece?.Seconds,
            Litres = Math.Round(metered ?? ran * (bed?.Rate ?? 0) / 60, 1),
            Flow = meter?.Flow ?? (valve.Phase == ValvePhase.Open ? bed?.Rate : 0),
            piece?.Step.Cycle,
            piece?.Step.Cycles,
        };
    }

    /// <summary>What is still to come, and before it what a person left out and may take back.</summary>
    private static IEnumerable<object> Queue(GardenShown shown, GardenRunState state, WaterPlan plan, List<ValveRun> open, DateTimeOffset now)
    {
        HashSet<(string Bed, string Run, DateTimeOffset Begin)> begun = [.. open.Where(v => v.Piece is not null).Select(v => (v.Bed, v.Piece!.Step.Run, v.Piece.Begin))];
        IEnumerable<object> skipped = state.Queue.Where(s => s.SkippedAt is not null).Select(s => Skipped(shown, s));
        return skipped.Concat(plan.Slots.Where(s => s.Start > now && !begun.Contains((s.Bed, s.Run, s.Start))).Select(s => Queued(shown, state, s, plan)));
    }

    /// <summary>Left out by a person: it stands in the queue, without a place in the plan, as long as that can be taken back.</summary>
    private static object Skipped(GardenShown shown, QueuedStep step) => new
    {
        step.Run,
        step.Title,
        step.Supply,
        step.Bed,
        BedName = shown.BedName(step.Bed),
        Start = step.ReadyAt,
        End = step.ReadyAt.AddSeconds(step.SecondsLeft),
        Litres = 0m,
        Millimetres = 0m,
        step.Cycle,
        step.Cycles,
        step.Due,
        step.By,
        step.SkippedAt,
        IsAhead = false,
    };

    private static object Queued(GardenShown shown, GardenRunState state, PlannedSlot slot, WaterPlan plan)
    {
        QueuedStep? waits = state.Queue.FirstOrDefault(s => s.Run == slot.Run && s.Bed == slot.Bed);
        bool known = waits is not null || state.Valves.Values.Any(v => v.Piece?.Step.Run == slot.Run && v.Bed == slot.Bed);
        return new
        {
            slot.Run,
            slot.Title,
            slot.Supply,
            slot.Bed,
            BedName = shown.BedName(slot.Bed),
            slot.Start,
            slot.End,
            slot.Litres,
            slot.Millimetres,
            slot.Cycle,
            slot.Cycles,
            Due = waits?.Due ?? plan.Runs.FirstOrDefault(r => r.Run == slot.Run)?.Due,
            waits?.By,
            waits?.SkippedAt,
            IsAhead = !known,
        };
    }

    private static object Bed(GardenLive live, GardenShown shown, BedDefinition bed, DateTimeOffset now)
    {
        BedRecord record = live.State.Bed(bed.Id);
        DateOnly today = LocalTime.Day(now, shown.Zone);
        DateOnly monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        Observation? soil = live.Inputs.Soil.GetValueOrDefault(bed.Id);
        ValveRun? valve = live.State.Valves.GetValueOrDefault(bed.Id);
        return new
        {
            bed.Id,
            bed.Name,
            bed.Supply,
            State = record.LockOut is not null ? "lockedOut" : valve is null ? "idle" : valve.Phase.ToString().ToLowerInvariant(),
            Moisture = soil is null ? null : new { soil.Value, soil.Time, Stale = now - soil.Time > TimeSpan.FromMinutes(live.Document.Definition.Weather.SoilStaleMinutes), Source = BothTexts.Name(soil.Source, soil.SourceZh) },
            NeedMillimetres = live.State.Memory.Balances.TryGetValue(bed.Id, out var balance) ? Math.Round(balance.Depletion, 1) : (decimal?)null,
            LastWatered = live.State.Memory.DrySince.TryGetValue(bed.Id, out DateTimeOffset since) ? since : (DateTimeOffset?)null,
            LitresToday = Math.Round(record.Use.Where(u => u.Day == today).Sum(u => u.Litres), 1),
            LitresWeek = Math.Round(record.Use.Where(u => u.Day >= monday).Sum(u => u.Litres), 1),
            UsualFlow = record.Band is { Runs: >= FlowBand.Believed } band ? band.Mean : (decimal?)null,
            LockOut = record.LockOut is { } locked ? new { locked.At, Reason = shown.Text(locked.Reason), locked.NeedsPerson } : null,
        };
    }

    private static object Supply(GardenLive live, GardenShown shown, SupplyDefinition supply, DateTimeOffset now, Func<string, decimal?> pressureOf)
    {
        SupplyRun run = live.State.Supplies.GetValueOrDefault(supply.Id) ?? new SupplyRun();
        LockOut? shut = live.State.Shut.GetValueOrDefault(supply.Id);
        return new
        {
            supply.Id,
            supply.Name,
            supply.Kind,
            On = run.OnSince is not null && shut is null,
            Since = run.OnSince,
            Flow = supply.FlowDevice is { } meter ? live.Facts.GetValueOrDefault(meter)?.Flow : Sum(live, supply),
            supply.MaximumFlow,
            Pressure = supply.PressureDevice is { } gauge ? pressureOf(gauge) : null,
            RestUntil = run.RestUntil > now ? run.RestUntil : (DateTimeOffset?)null,
            Shut = shut is null ? null : new { shut.At, Reason = shown.Text(shut.Reason) },
        };
    }

    /// <summary>Without a meter for all: the sum of the beds that are open.</summary>
    private static decimal? Sum(GardenLive live, SupplyDefinition supply) => live.State.Valves.Values
        .Where(v => v.Supply == supply.Id && v.Phase == ValvePhase.Open)
        .Sum(v => live.Document.Definition.Beds.FirstOrDefault(b => b.Id == v.Bed) is { } bed ? live.Facts.GetValueOrDefault(bed.FlowDevice ?? "")?.Flow ?? bed.Rate : 0);
}
