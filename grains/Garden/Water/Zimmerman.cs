namespace SmartCampus.Grains.Garden.Water;

/// <summary>
/// The water level from yesterday's weather by Richard Zimmerman's rule (sprinklers_pi; OpenSprinkler's "Zimmerman"), in metric: from
/// 100 % at 30 % humidity, 21.1 Cel and no rain, −1 % for each % of humidity, +7.2 % for each Cel, −7.87 % for each mm.
/// </summary>
internal static class Zimmerman
{
    private const decimal BaseTemperature = (70m - 32) / 1.8m;
    private const decimal PerMillimetre = 200m / 25.4m;

    /// <returns>Percent, 0–200, rounded down.</returns>
    public static int Level(decimal meanTemperature, decimal meanHumidity, decimal rain)
    {
        decimal level = 100 + (30 - meanHumidity) + (meanTemperature - BaseTemperature) * 7.2m - rain * PerMillimetre;
        return (int)Math.Floor(Math.Clamp(level, 0, 200));
    }
}
