using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Safety;

/// <summary>A device's leases, by trait; what its grain stores.</summary>
[GenerateSerializer, Immutable, Alias("device-leases")]
public sealed record DeviceLeases
{
    /// <summary>Leases by trait name.</summary>
    [Id(0)]
    public ImmutableDictionary<string, Lease> ByTrait { get; init; } = ImmutableDictionary<string, Lease>.Empty;
}
