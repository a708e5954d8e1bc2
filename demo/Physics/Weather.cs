namespace SmartCampus.Demo.Physics;

/// <summary>The campus's weather: a mild southern year, days without clouds, and a shower in some nights. Pure.</summary>
internal static class Weather
{
    /// <summary>Sunshine, 0 (night) to 1 (noon).</summary>
    public static double Sun(CampusTime now) => Math.Max(0, Math.Sin(Math.PI * (now.Hour - 6) / 12));

    /// <summary>Air temperature outdoors, Cel: 3–33 in a year; coldest at 5, warmest at 15 o'clock.</summary>
    public static double Temperature(CampusTime now) =>
        18 - 10 * Math.Cos(2 * Math.PI * (now.Year - 0.04)) - 5 * Math.Cos(2 * Math.PI * (now.Hour - 3) / 24);

    /// <summary>Wind, m/s: a light breeze that is strongest in the afternoon.</summary>
    public static double Wind(CampusTime now) => 1.2 + 2.3 * Math.Max(0, Math.Sin(Math.PI * (now.Hour - 8) / 12));

    /// <summary>Rain, mm/h: from 2 to 4 o'clock in every fifth night.</summary>
    public static double Rain(CampusTime now) => now.Hour is >= 2 and < 4 && now.Day % 5 == 0 ? 4 : 0;

    /// <summary>Relative humidity outdoors, %: dry at noon, damp at night.</summary>
    public static double Humidity(CampusTime now) => 80 - 25 * Sun(now);
}
