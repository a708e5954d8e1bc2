namespace SmartCampus.Sdk.Testing;

/// <summary>A value that a property could have at a time: within its range, usual for its unit, slowly moving, the same at the same time.</summary>
internal static class PlausibleValue
{
    private const double Period = 600; // seconds from peak to peak
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static PropertyValue Of(PropertyDefinition property, DateTimeOffset now)
    {
        double wave = Wave(property.Name, now);
        return property.Type switch
        {
            ModelType.Boolean => PropertyValue.Of(wave > 0.9),
            ModelType.Text => PropertyValue.Of("sim"),
            ModelType.Enum => PropertyValue.Of(property.Options[property.Options.Count > 1 && wave > 0.9 ? 1 : 0].Value),
            ModelType.Integer => PropertyValue.Of(Math.Round(Number(property, wave, now))),
            _ => PropertyValue.Of(Math.Round(Number(property, wave, now), 2)),
        };
    }

    private static decimal Number(PropertyDefinition property, double wave, DateTimeOffset now)
    {
        (decimal low, decimal high) = Usual(property.Unit);
        (decimal least, decimal most) = (property.Minimum ?? low, property.Maximum ?? high);
        low = Math.Clamp(low, least, most);
        high = Math.Clamp(high, low, most);
        // A total only grows.
        decimal number = property.Unit is "kW.h" or "L" or "m3"
            ? low + (decimal)(now - Epoch).TotalHours
            : low + ((high - low) * (decimal)((wave + 1) / 2));
        return Math.Clamp(number, least, most);
    }

    private static (decimal Low, decimal High) Usual(string? unit) => unit switch
    {
        "Cel" => (18, 26),
        "%" => (35, 65),
        "V" => (226, 234),
        "A" => (0, 8),
        "mA" => (0, 12),
        "W" => (100, 2000),
        "Hz" => (49.9m, 50.1m),
        "kg" => (0, 3),
        "L/min" => (0, 12),
        "uS/cm" => (300, 600),
        "[ppm]" => (400, 900),
        _ => (0, 10),
    };

    private static double Wave(string name, DateTimeOffset now)
    {
        int phase = name.Aggregate(17, (hash, c) => (hash * 31) + c) & 0xFFFF;
        return Math.Sin((((now - Epoch).TotalSeconds / Period) + (phase / 65536.0)) * 2 * Math.PI);
    }
}
