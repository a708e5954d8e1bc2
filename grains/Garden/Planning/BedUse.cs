using Orleans;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>What a bed got on one local day.</summary>
[GenerateSerializer, Immutable, Alias("garden-bed-use")]
public sealed record BedUse([property: Id(0)] DateOnly Day, [property: Id(1)] decimal Seconds, [property: Id(2)] decimal Litres);
