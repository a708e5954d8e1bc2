using Orleans;

namespace SmartCampus.Grains.Garden.Water;

/// <summary>What a bed needed on a day that is over.</summary>
/// <param name="Bed">The bed's id.</param>
/// <param name="Day">The local day.</param>
/// <param name="Millimetres">What its crop used, less the rain that reached it, mm, from 0.</param>
[GenerateSerializer, Immutable, Alias("garden-need")]
public sealed record BedNeed([property: Id(0)] string Bed, [property: Id(1)] DateOnly Day, [property: Id(2)] decimal Millimetres);
