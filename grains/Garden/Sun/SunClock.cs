namespace SmartCampus.Grains.Garden.Sun;

/// <summary>
/// Sunrise and sunset by the equations of NOAA's solar calculator (Meeus, Astronomical Algorithms, chapters 25 and 28): upper limb at
/// the horizon, standard refraction, 90.833° from the zenith. Good to a minute between ±72° of latitude.
/// </summary>
internal static class SunClock
{
    private const double Zenith = 90.833;
    private const double JulianDayOfDayZero = 1721425.5; // 0001-01-01, 0 h

    /// <summary>The sun's times of the local day whose noon is here.</summary>
    /// <param name="noon">Local noon by the wall clock, UTC; says which day is meant.</param>
    /// <param name="latitude">Degrees, north positive.</param>
    /// <param name="longitude">Degrees, east positive.</param>
    public static SunTimes Of(DateTimeOffset noon, double latitude, double longitude) =>
        new(Find(noon, latitude, longitude, -1), Find(noon, latitude, longitude, 1));

    private static DateTimeOffset? Find(DateTimeOffset noon, double latitude, double longitude, int side)
    {
        // The solar noon nearest to the clock's: zones may be a day away from their longitude.
        DateTimeOffset midnight = new(noon.UtcDateTime.Date, TimeSpan.Zero);
        double solarNoon = 720 - 4 * longitude;
        double clockNoon = (noon - midnight).TotalMinutes;
        solarNoon += 1440 * Math.Round((clockNoon - solarNoon) / 1440);

        double minutes = solarNoon;
        for (int i = 0; i < 3; i++)
        {
            (double declination, double equation) = At(midnight.AddMinutes(minutes));
            double cosine = Cos(Zenith) / (Cos(latitude) * Cos(declination)) - Math.Tan(Radians(latitude)) * Math.Tan(Radians(declination));
            if (!(Math.Abs(cosine) <= 1))
                return null;
            minutes = solarNoon - equation + side * 4 * Degrees(Math.Acos(cosine));
        }
        return midnight.AddSeconds(Math.Round(minutes * 60));
    }

    /// <summary>The sun's declination in degrees and the equation of time in minutes.</summary>
    private static (double Declination, double Equation) At(DateTimeOffset time)
    {
        double day = JulianDayOfDayZero + time.UtcDateTime.Ticks / (double)TimeSpan.TicksPerDay;
        double t = (day - 2451545) / 36525;
        double meanLongitude = (280.46646 + t * (36000.76983 + t * 0.0003032)) % 360;
        double anomaly = 357.52911 + t * (35999.05029 - 0.0001537 * t);
        double eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
        double centre = Sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) + Sin(2 * anomaly) * (0.019993 - 0.000101 * t) + Sin(3 * anomaly) * 0.000289;
        double node = 125.04 - 1934.136 * t;
        double apparent = meanLongitude + centre - 0.00569 - 0.00478 * Sin(node);
        double meanObliquity = 23 + (26 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60) / 60;
        double obliquity = meanObliquity + 0.00256 * Cos(node);
        double declination = Degrees(Math.Asin(Sin(obliquity) * Sin(apparent)));
        double y = Math.Pow(Math.Tan(Radians(obliquity / 2)), 2);
        double equation = 4 * Degrees(
            y * Sin(2 * meanLongitude) - 2 * eccentricity * Sin(anomaly) + 4 * eccentricity * y * Sin(anomaly) * Cos(2 * meanLongitude)
            - 0.5 * y * y * Sin(4 * meanLongitude) - 1.25 * eccentricity * eccentricity * Sin(2 * anomaly));
        return (declination, equation);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;

    private static double Sin(double degrees) => Math.Sin(Radians(degrees));

    private static double Cos(double degrees) => Math.Cos(Radians(degrees));
}
