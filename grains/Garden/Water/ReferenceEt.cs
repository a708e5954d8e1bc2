namespace SmartCampus.Grains.Garden.Water;

/// <summary>Reference evapotranspiration ET0, mm a day. Allen et al., FAO Irrigation and Drainage Paper 56 (1998).</summary>
internal static class ReferenceEt
{
    /// <summary>Penman–Monteith, equation 6.</summary>
    /// <param name="coldest">Lowest temperature, Cel.</param>
    /// <param name="warmest">Highest temperature, Cel.</param>
    /// <param name="vapour">Actual vapour pressure, kPa.</param>
    /// <param name="wind">Wind at 2 m, m/s.</param>
    /// <param name="netRadiation">MJ/m² a day.</param>
    /// <param name="altitude">Metres.</param>
    /// <param name="soilHeat">G, MJ/m² a day; 0 for a day.</param>
    public static double PenmanMonteith(double coldest, double warmest, double vapour, double wind, double netRadiation, double altitude, double soilHeat = 0)
    {
        double mean = (coldest + warmest) / 2;
        double slope = 4098 * Saturation(mean) / Math.Pow(mean + 237.3, 2); // equation 13
        double psychrometric = 0.000665 * Pressure(altitude); // equation 8
        double deficit = (Saturation(coldest) + Saturation(warmest)) / 2 - vapour; // equation 12
        double et = (0.408 * slope * (netRadiation - soilHeat) + psychrometric * 900 / (mean + 273) * wind * deficit)
            / (slope + psychrometric * (1 + 0.34 * wind));
        return Math.Max(0, et);
    }

    /// <summary>Hargreaves, equation 52: temperatures alone.</summary>
    /// <param name="coldest">Cel.</param>
    /// <param name="warmest">Cel.</param>
    /// <param name="extraterrestrial">MJ/m² a day.</param>
    public static double Hargreaves(double coldest, double warmest, double extraterrestrial) =>
        Math.Max(0, 0.0023 * ((coldest + warmest) / 2 + 17.8) * Math.Sqrt(Math.Max(0, warmest - coldest)) * 0.408 * extraterrestrial);

    /// <summary>Saturation vapour pressure, kPa: equation 11.</summary>
    public static double Saturation(double temperature) => 0.6108 * Math.Exp(17.27 * temperature / (temperature + 237.3));

    /// <summary>Actual vapour pressure from humidities, kPa: equation 17.</summary>
    public static double Vapour(double coldest, double warmest, double driest, double dampest) =>
        (Saturation(coldest) * dampest + Saturation(warmest) * driest) / 200;

    /// <summary>Wind at 2 m from wind at another height: equation 47.</summary>
    public static double WindAtTwoMetres(double wind, double height) => wind * 4.87 / Math.Log(67.8 * height - 5.42);

    /// <summary>Air pressure, kPa: equation 7.</summary>
    public static double Pressure(double altitude) => 101.3 * Math.Pow((293 - 0.0065 * altitude) / 293, 5.26);
}
