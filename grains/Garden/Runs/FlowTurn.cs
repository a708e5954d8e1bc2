using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>What the meters say of open valves.</summary>
internal static class FlowTurn
{
    /// <summary>Checks the flow of all that is open against what is usual.</summary>
    public static void Watch(Turn turn)
    {
        var metered = turn.State.Valves.Values
            .Where(v => v.Phase != ValvePhase.Waiting && turn.Engine.Beds.ContainsKey(v.Bed))
            .Select(v => (Valve: v, Meter: Meter(turn, v)))
            .Where(v => v.Meter is not null)
            .GroupBy(v => v.Meter!, v => v.Valve, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, ValveRun> group in metered.ToList())
            WatchMeter(turn, turn.Fact(group.Key), [.. group.OrderBy(v => v.Bed, StringComparer.Ordinal)]);
    }

    /// <summary>A good run teaches what is usual.</summary>
    public static void Learn(Turn turn, ValveRun valve)
    {
        if (valve.Stopped is not null || valve.Flow is not { Count: >= 3, IsLow: false, IsShared: false } flow)
            return;
        BedRecord record = turn.State.Bed(valve.Bed);
        turn.Put(valve.Bed, record with { Band = FlowBand.Learn(record.Band, flow.Sum / flow.Count) });
    }

    /// <summary>Litres of an opening: by the meter's total, else by its mean flow, else by the emitters' number.</summary>
    public static decimal Litres(ValveRun valve, BedDefinition bed, decimal seconds)
    {
        FlowWatch flow = valve.Flow;
        if (flow.IsShared)
            return seconds * bed.Rate / 60;
        if (flow is { TotalAtStart: { } from, Total: { } to } && to > from)
            return to - from;
        return seconds * (flow.Count >= 3 ? flow.Sum / flow.Count : bed.Rate) / 60;
    }

    private static string? Meter(Turn turn, ValveRun valve)
    {
        BedDefinition bed = turn.Engine.Beds[valve.Bed];
        return bed.FlowDevice ?? turn.Garden.Supplies.First(s => s.Id == bed.Supply).FlowDevice;
    }

    private static void WatchMeter(Turn turn, DeviceFact fact, IReadOnlyList<ValveRun> valves)
    {
        if (valves.Count > 1)
        {
            foreach (ValveRun valve in valves.Where(v => !v.Flow.IsShared))
                turn.Put(valve with { Flow = valve.Flow with { IsShared = true } });
            valves = [.. valves.Select(v => turn.State.Valves[v.Bed])];
        }
        if (fact is not { Flow: { } flow, FlowAt: { } at } || valves.Any(v => v.Piece is null || v.Phase != ValvePhase.Open || at < v.OpenedAt))
            return; // silent, old, or a valve is on its way: nothing is concluded
        bool alone = valves.Count == 1;
        // A change of how many beds share the meter makes the flow settle again; the newest opening says since when.
        bool settled = at >= valves.Max(v => v.OpenedAt!.Value) + GardenRules.FlowSettles;
        (decimal low, decimal high) = Band(turn, valves);
        foreach (ValveRun valve in valves)
        {
            if (at <= valve.Flow.SeenAt)
                continue;
            FlowWatch watch = valve.Flow with
            {
                SeenAt = at,
                TotalAtStart = alone ? valve.Flow.TotalAtStart ?? fact.Total : null,
                Total = alone ? fact.Total : null,
            };
            if (settled)
                watch = Measure(watch, flow, at, low, high, alone);
            turn.Put(valve with { Flow = watch });
        }
        if (settled)
            Act(turn, valves, flow, low, high);
    }

    private static FlowWatch Measure(FlowWatch watch, decimal flow, DateTimeOffset at, decimal low, decimal high, bool alone) => watch with
    {
        HighSince = flow > high ? watch.HighSince ?? at : null,
        LowSince = flow < low ? watch.LowSince ?? at : null,
        Sum = watch.Sum + (alone ? flow : 0),
        Count = watch.Count + (alone ? 1 : 0),
    };

    private static void Act(Turn turn, IReadOnlyList<ValveRun> valves, decimal flow, decimal low, decimal high)
    {
        foreach (ValveRun valve in valves.Select(v => turn.State.Valves[v.Bed]))
        {
            if (valve.Flow.HighSince is { } highSince && valve.Flow.SeenAt - highSince >= GardenRules.BurstAfter)
            {
                Note what = Note.Of("critical.burst").Text("bed", turn.BedName(valve.Bed)).Number("value", flow).Number("limit", high);
                turn.End(valve, Note.Of("stop.burst").Number("value", flow).Number("limit", high));
                turn.LockOut(valve.Bed, what, needsPerson: true);
                turn.Raise(what, valve.Device, valve.Bed, valve.Supply);
            }
            else if (valve.Flow is { IsLow: false, LowSince: { } lowSince } && valve.Flow.SeenAt - lowSince >= GardenRules.ClogAfter)
            {
                Note note = Note.Of("note.lowFlow").Number("value", flow).Number("limit", low);
                turn.Put(valve with { Flow = valve.Flow with { IsLow = true }, Notes = valve.Notes.Add(note) });
                turn.Safety(Note.Of("safety.lowFlow").Text("bed", turn.BedName(valve.Bed)).Number("value", flow).Number("limit", low), valve.Bed);
            }
        }
    }

    /// <summary>What is usual for these beds together. Until a bed has taught it, its emitters' number with a wide margin.</summary>
    private static (decimal Low, decimal High) Band(Turn turn, IReadOnlyList<ValveRun> valves)
    {
        decimal low = 0, high = 0;
        foreach (ValveRun valve in valves)
        {
            FlowBand? band = turn.State.Bed(valve.Bed).Band;
            bool learnt = band is { Runs: >= FlowBand.Believed };
            decimal mean = learnt ? band!.Mean : turn.Engine.Beds[valve.Bed].Rate;
            low += mean * (learnt ? 0.5m : 0.25m);
            high += learnt ? Math.Max(mean * 1.3m, mean + 1) : mean * 2;
        }
        return (low, high);
    }
}
