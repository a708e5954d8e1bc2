using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>How much water, at a level of 100 %.</summary>
/// <param name="Value">Minutes 0.1–720, litres 0.1–100000 or mm 0.1–200.</param>
/// <param name="Unit">In what it is told.</param>
[GenerateSerializer, Immutable, Alias("garden-amount")]
public sealed record Amount([property: Id(0)] decimal Value, [property: Id(1)] AmountUnit Unit)
{
    /// <summary>Minutes.</summary>
    public static Amount Minutes(decimal value) => new(value, AmountUnit.Minutes);

    /// <summary>Litres.</summary>
    public static Amount Litres(decimal value) => new(value, AmountUnit.Litres);

    /// <summary>Millimetres.</summary>
    public static Amount Millimetres(decimal value) => new(value, AmountUnit.Millimetres);

    /// <summary>Seconds of watering on a bed, not rounded.</summary>
    public decimal SecondsOn(BedDefinition bed)
    {
        ArgumentNullException.ThrowIfNull(bed);
        return Unit switch
        {
            AmountUnit.Minutes => Value * 60,
            AmountUnit.Litres => Value / bed.Rate * 60,
            _ => Value * bed.Area / bed.Rate * 60,
        };
    }
}
