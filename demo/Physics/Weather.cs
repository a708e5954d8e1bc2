namespace SmartCampus.Demo.Physics;

/// <summary>The campus's weather: a mild southern year, a day without clouds. Pure.</summary>
internal static class Weather
{
    /// <summary>Sunshine, 0 (night) to 1 (noon).</summary>
    public static double Sun(CampusTime now) => Math.Max(0, Math.Sin(Math.PI * (now.Hour - 6) / 12));

    /// <summary>Air temperature outdoors, Cel: 3–33 in a year; coldest at 5, warmest at 15 o'clock.</summary>
    public static double Temperature(CampusTime now) =>
        18 - 10 * Math.Cos(2 * Math.PI * (now.Year - 0.04)) - 5 * Math.Cos(2 * Math.PI * (now.Hour - 3) / 24);

    /// <summary>Relative humidity outdoors, %: dry at noon, damp at night.</summary>
    public static double Humidity(CampusTime now) => 80 - 25 * Sun(now);
}
