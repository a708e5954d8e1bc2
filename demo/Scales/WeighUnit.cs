namespace SmartCampus.Demo.Scales;

/// <summary>A unit that a scale can show.</summary>
/// <param name="Symbol">As it is sent.</param>
/// <param name="PerKilogram">How many there are in a kilogram.</param>
/// <param name="Division">Smallest step that is shown; its decimals are those of the number.</param>
internal sealed record WeighUnit(string Symbol, decimal PerKilogram, decimal Division)
{
    /// <summary>Kilograms in steps of <paramref name="division"/>.</summary>
    public static WeighUnit Kilogram(decimal division) => new("kg", 1, division);

    /// <summary>Pounds, in steps that suit a scale of 5 g.</summary>
    public static WeighUnit Pound { get; } = new("lb", 2.204623m, 0.01m);

    /// <summary>Digits after the point.</summary>
    public int Decimals => Division.Scale;

    /// <summary>A load in this unit, in whole divisions.</summary>
    public decimal Of(double kilograms)
    {
        decimal divisions = Math.Round((decimal)kilograms * PerKilogram / Division, MidpointRounding.AwayFromZero);
        return divisions == 0 ? 0 : divisions * Division; // nought has no sign
    }
}
