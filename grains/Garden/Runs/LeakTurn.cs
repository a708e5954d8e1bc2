using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>Flow though nothing is open: judged for each meter by itself, a supply's and a bed's own, so that a valve that says "closed" and lets water through is found.</summary>
internal static class LeakTurn
{
    public static void Find(Turn turn)
    {
        foreach (FlowMeter meter in turn.Engine.Meters)
            Watch(turn, meter);
    }

    private static void Watch(Turn turn, FlowMeter meter)
    {
        GardenRunState state = turn.State;
        if (meter.Beds.Any(b => state.Valves.ContainsKey(b.Id)))
            turn.State = state with { LeakSince = state.LeakSince.Remove(meter.Device), ClosedSince = state.ClosedSince.Remove(meter.Device) };
        else if (!state.ClosedSince.TryGetValue(meter.Device, out DateTimeOffset closed))
            turn.State = state with { ClosedSince = state.ClosedSince.SetItem(meter.Device, turn.Now) };
        else if (turn.Fact(meter.Device) is { Flow: { } flow, FlowAt: { } at }
            && at >= closed.AddSeconds(meter.Supplies.Max(s => s.LagSeconds)) + GardenRules.FlowSettles && turn.Now - at <= GardenRules.FlowHolds)
            Judge(turn, meter, flow, at);
    }

    private static void Judge(Turn turn, FlowMeter meter, decimal flow, DateTimeOffset at)
    {
        GardenRunState state = turn.State;
        decimal limit = meter.Supplies.Min(s => s.LeakFlow);
        if (flow <= limit)
            turn.State = state with { LeakSince = state.LeakSince.Remove(meter.Device) };
        else if (!state.LeakSince.TryGetValue(meter.Device, out DateTimeOffset since))
            turn.State = state with { LeakSince = state.LeakSince.Add(meter.Device, at) };
        else if (at - since >= GardenRules.LeakAfter && !meter.Supplies.All(s => state.Shut.ContainsKey(s.Id)))
            Stop(turn, meter, flow, limit);
    }

    private static void Stop(Turn turn, FlowMeter meter, decimal flow, decimal limit)
    {
        string byHand = meter.Supplies.Select(s => turn.ByHand(s.Id)).FirstOrDefault(h => h.Length > 0, "");
        Note what = (meter.IsSupplys
            ? Note.Of("critical.leak" + byHand).Text("supply", meter.Supplies[0].Name)
            : Note.Of("critical.bedLeak" + byHand).Text("bed", string.Join(", ", meter.Beds.Select(b => b.Name)))).Number("value", flow).Number("limit", limit);
        foreach (SupplyDefinition supply in meter.Supplies)
            turn.Shut(supply.Id, what, needsPerson: true);
        foreach (BedDefinition bed in meter.IsSupplys ? [] : meter.Beds)
            turn.LockOut(bed.Id, what, needsPerson: true);
        turn.Raise(what, meter.Device, meter.IsSupplys ? null : meter.Beds[0].Id, meter.Supplies[0].Id);
    }
}
