using Orleans;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>A stretch in which a supply is on.</summary>
[GenerateSerializer, Immutable, Alias("garden-supply-slot")]
public sealed record SupplySlot([property: Id(0)] string Supply, [property: Id(1)] DateTimeOffset On, [property: Id(2)] DateTimeOffset Off);
