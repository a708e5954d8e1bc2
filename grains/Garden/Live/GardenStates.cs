using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>Compares states. Pure.</summary>
internal static class GardenStates
{
    /// <summary>True when nothing but the time of the evaluation differs. False is always safe: then it is stored.</summary>
    public static bool AreSame(GardenRunState a, GardenRunState b) =>
        a.HeldSince == b.HeldSince && a.Queue.SequenceEqual(b.Queue)
        && Same(a.Valves, b.Valves) && Same(a.Supplies, b.Supplies) && Same(a.Shut, b.Shut) && SameBeds(a, b)
        && (ReferenceEquals(a.Memory, b.Memory) || (a.Memory.PausedUntil == b.Memory.PausedUntil && a.Memory.RainDelayUntil == b.Memory.RainDelayUntil
            && Same(a.Memory.DrySince, b.Memory.DrySince) && Same(a.Memory.Balances, b.Memory.Balances)))
        && Same(a.Overrides, b.Overrides) && Same(a.Taken, b.Taken) && a.Criticals.SequenceEqual(b.Criticals)
        && Same(a.LeakSince, b.LeakSince) && Same(a.ClosedSince, b.ClosedSince) && Same(a.Told, b.Told);

    private static bool SameBeds(GardenRunState a, GardenRunState b) => a.Beds.Count == b.Beds.Count
        && a.Beds.All(p => b.Beds.TryGetValue(p.Key, out BedRecord? other)
            && p.Value with { Use = other.Use } == other && p.Value.Use.SequenceEqual(other.Use));

    private static bool Same<T>(IReadOnlyDictionary<string, T> a, IReadOnlyDictionary<string, T> b) => ReferenceEquals(a, b)
        || (a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out T? other) && EqualityComparer<T>.Default.Equals(p.Value, other)));
}
