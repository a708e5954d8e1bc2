using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>A meter and what is behind it: all beds of its supply, or the beds that name it as their own.</summary>
/// <param name="Device">The meter's device.</param>
/// <param name="IsSupplys">True when a supply names it.</param>
/// <param name="Supplies">The supplies whose water passes it.</param>
/// <param name="Beds">The beds whose water passes it.</param>
internal sealed record FlowMeter(string Device, bool IsSupplys, ImmutableArray<SupplyDefinition> Supplies, ImmutableArray<BedDefinition> Beds)
{
    public static ImmutableArray<FlowMeter> Of(GardenDefinition garden)
    {
        ImmutableArray<FlowMeter> main = [.. garden.Supplies.Where(s => s.FlowDevice is not null).GroupBy(s => s.FlowDevice!, StringComparer.Ordinal)
            .Select(g => new FlowMeter(g.Key, true, [.. g], [.. garden.Beds.Where(b => g.Any(s => s.Id == b.Supply))]))];
        IEnumerable<FlowMeter> own = garden.Beds.Where(b => b.FlowDevice is not null && main.All(m => m.Device != b.FlowDevice)).GroupBy(b => b.FlowDevice!, StringComparer.Ordinal)
            .Select(g => new FlowMeter(g.Key, false, [.. garden.Supplies.Where(s => g.Any(b => b.Supply == s.Id))], [.. g]));
        return [.. main, .. own];
    }
}
