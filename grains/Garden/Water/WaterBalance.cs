using Orleans;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Water;

/// <summary>The water that a bed's root zone lacks: FAO-56 chapter 8, equation 85, day by day.</summary>
/// <param name="Depletion">Dr, mm below field capacity, from 0.</param>
/// <param name="Day">The last local day that is in it.</param>
/// <param name="IsEstimated">True when that day's evapotranspiration was not measured.</param>
[GenerateSerializer, Immutable, Alias("garden-balance")]
public sealed record WaterBalance([property: Id(0)] decimal Depletion, [property: Id(1)] DateOnly Day, [property: Id(2)] bool IsEstimated = false)
{
    /// <summary>A day more.</summary>
    /// <param name="bed">The bed.</param>
    /// <param name="et">The day's ET0.</param>
    /// <param name="rain">The day's rain, mm; less than a fifth of ET0 does not reach the roots.</param>
    /// <param name="day">The day.</param>
    public WaterBalance Next(BedDefinition bed, EtDay et, decimal rain, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(bed);
        SoilStore store = SoilStore.Of(bed);
        decimal stress = Depletion <= store.Ready ? 1 : Math.Max(0, (store.Total - Depletion) / (store.Total - store.Ready)); // equation 84
        decimal used = et.Millimetres * bed.Crop.Coefficient * stress;
        decimal reached = Reached(et, rain);
        decimal depletion = Math.Clamp(Depletion + used - reached, 0, store.Total);
        return new(depletion, day, et.Method is EtMethod.Usual or EtMethod.Forecast or EtMethod.None);
    }

    /// <summary>What the crop wanted of us on a day, mm: its use without stress (FAO-56 equation 58), less the rain that reached it.</summary>
    public static decimal Need(BedDefinition bed, EtDay et, decimal rain)
    {
        ArgumentNullException.ThrowIfNull(bed);
        return Math.Max(0, Math.Round(et.Millimetres * bed.Crop.Coefficient - Reached(et, rain), 2));
    }

    /// <summary>After watering, mm.</summary>
    public WaterBalance Watered(decimal millimetres) => this with { Depletion = Math.Max(0, Depletion - millimetres) };

    private static decimal Reached(EtDay et, decimal rain) => rain < 0.2m * et.Millimetres ? 0 : rain;
}
