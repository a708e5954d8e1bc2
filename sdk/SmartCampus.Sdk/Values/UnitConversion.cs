using System.Collections.Frozen;

namespace SmartCampus.Sdk;

/// <summary>Exact conversion between units that measure the same, by UCUM code and in decimal arithmetic. So far: mass. Pure; any thread.</summary>
public static class UnitConversion
{
    /// <summary>Kilograms of each unit; pound and ounce by the international yard and pound agreement of 1959.</summary>
    private static readonly FrozenDictionary<string, decimal> Mass = new Dictionary<string, decimal>
    {
        ["kg"] = 1,
        ["g"] = 0.001m,
        ["mg"] = 0.000001m,
        ["t"] = 1000,
        ["[car_m]"] = 0.0002m,
        ["[lb_av]"] = 0.45359237m,
        ["[oz_av]"] = 0.028349523125m,
        ["[oz_tr]"] = 0.0311034768m,
        ["[pwt_tr]"] = 0.00155517384m,
        ["[gr]"] = 0.00006479891m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Converts a value; between kg, g, mg and t no decimal is lost.</summary>
    /// <param name="value">The value.</param>
    /// <param name="from">Its unit's UCUM code.</param>
    /// <param name="to">The unit wanted.</param>
    /// <param name="converted">The value in that unit; 0 when there is no conversion.</param>
    /// <returns>False when one of the codes is unknown, or the result is beyond decimal.</returns>
    public static bool TryConvert(decimal value, string? from, string? to, out decimal converted)
    {
        converted = value;
        if (from == to)
            return true;
        converted = 0;
        if (from is null || to is null || !Mass.TryGetValue(from, out decimal one) || !Mass.TryGetValue(to, out decimal other))
            return false;
        try
        {
            converted = value * one / other;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
