using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Water;

/// <summary>How much water a bed's soil holds for its crop, mm.</summary>
/// <param name="Total">TAW, FAO-56 equation 82.</param>
/// <param name="Ready">RAW, what is taken without stress, FAO-56 equation 83.</param>
internal readonly record struct SoilStore(decimal Total, decimal Ready)
{
    public static SoilStore Of(BedDefinition bed)
    {
        decimal total = 1000 * Held(bed.Soil) * bed.Crop.RootDepth;
        return new(total, total * bed.Crop.Depletion);
    }

    /// <summary>θFC − θWP, m³/m³: the middle of the ranges in FAO-56 table 19.</summary>
    private static decimal Held(SoilKind soil) => soil switch
    {
        SoilKind.Sand => 0.08m,
        SoilKind.LoamySand => 0.09m,
        SoilKind.SandyLoam => 0.13m,
        SoilKind.Loam => 0.155m,
        SoilKind.SiltLoam => 0.16m,
        SoilKind.Silt => 0.18m,
        SoilKind.SiltClayLoam => 0.155m,
        _ => 0.16m,
    };
}
