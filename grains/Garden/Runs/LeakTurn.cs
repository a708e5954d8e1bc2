using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>Flow though nothing is open: judged for each meter by itself, a supply's and a bed's own, so that a valve that says "closed" and lets water through is found.</summary>
internal static class LeakTurn
{
    public static void Find(Turn turn)
    {
        foreach (SupplyDefinition supply in turn.Garden.Supplies.Where(s => s.FlowDevice is not null))
            Watch(turn, supply.FlowDevice!, [supply], [.. turn.Garden.Beds.Where(b => b.Supply == supply.Id)]);
        IEnumerable<IGrouping<string, BedDefinition>> own = turn.Garden.Beds
            .Where(b => b.FlowDevice is not null && turn.Garden.Supplies.All(s => s.FlowDevice != b.FlowDevice))
            .GroupBy(b => b.FlowDevice!, StringComparer.Ordinal);
        foreach (IGrouping<string, BedDefinition> beds in own)
            Watch(turn, beds.Key, [.. turn.Garden.Supplies.Where(s => beds.Any(b => b.Supply == s.Id))], [.. beds]);
    }

    private static void Watch(Turn turn, string meter, IReadOnlyList<SupplyDefinition> supplies, IReadOnlyList<BedDefinition> beds)
    {
        GardenRunState state = turn.State;
        if (beds.Any(b => state.Valves.ContainsKey(b.Id)))
            turn.State = state with { LeakSince = state.LeakSince.Remove(meter), ClosedSince = state.ClosedSince.Remove(meter) };
        else if (!state.ClosedSince.TryGetValue(meter, out DateTimeOffset closed))
            turn.State = state with { ClosedSince = state.ClosedSince.SetItem(meter, turn.Now) };
        else if (turn.Fact(meter) is { Flow: { } flow, FlowAt: { } at }
            && at >= closed.AddSeconds(supplies.Max(s => s.LagSeconds)) + GardenRules.FlowSettles && turn.Now - at <= GardenRules.FlowHolds)
            Judge(turn, meter, supplies, beds, flow, at);
    }

    private static void Judge(Turn turn, string meter, IReadOnlyList<SupplyDefinition> supplies, IReadOnlyList<BedDefinition> beds, decimal flow, DateTimeOffset at)
    {
        GardenRunState state = turn.State;
        decimal limit = supplies.Min(s => s.LeakFlow);
        if (flow <= limit)
            turn.State = state with { LeakSince = state.LeakSince.Remove(meter) };
        else if (!state.LeakSince.TryGetValue(meter, out DateTimeOffset since))
            turn.State = state with { LeakSince = state.LeakSince.Add(meter, at) };
        else if (at - since >= GardenRules.LeakAfter && !supplies.All(s => state.Shut.ContainsKey(s.Id)))
            Stop(turn, meter, supplies, beds, flow, limit);
    }

    private static void Stop(Turn turn, string meter, IReadOnlyList<SupplyDefinition> supplies, IReadOnlyList<BedDefinition> beds, decimal flow, decimal limit)
    {
        string byHand = supplies.All(s => s.Device is not null) ? "" : "ByHand";
        bool isSupplys = supplies[0].FlowDevice == meter;
        Note what = (isSupplys
            ? Note.Of("critical.leak" + byHand).Text("supply", supplies[0].Name)
            : Note.Of("critical.bedLeak" + byHand).Text("bed", string.Join(", ", beds.Select(b => b.Name)))).Number("value", flow).Number("limit", limit);
        foreach (SupplyDefinition supply in supplies)
            turn.Shut(supply.Id, what, needsPerson: true);
        if (!isSupplys)
        {
            foreach (BedDefinition bed in beds)
                turn.LockOut(bed.Id, what, needsPerson: true);
        }
        turn.Raise(what, meter, isSupplys ? null : beds[0].Id, supplies[0].Id);
    }
}
