using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>What grows in a bed, as the soil-water balance needs it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Coefficient">Kc, 0.1–1.5 (FAO-56 table 12).</param>
/// <param name="RootDepth">Metres, 0.05–3 (FAO-56 table 22).</param>
/// <param name="Depletion">p, the part of the soil's water that the crop takes without stress, 0.1–0.8 (FAO-56 table 22).</param>
[GenerateSerializer, Immutable, Alias("garden-crop")]
public sealed record CropDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] decimal Coefficient,
    [property: Id(2)] decimal RootDepth,
    [property: Id(3)] decimal Depletion)
{
    /// <summary>Small vegetables, FAO-56 tables 12 and 22: Kc mid 1.05, roots 0.4 m, p 0.3.</summary>
    public static CropDefinition Vegetables { get; } = new("", 1.05m, 0.4m, 0.3m);
}
