namespace SmartCampus.Grains.Garden.Water;

/// <summary>The sun's energy, MJ/m² a day. FAO-56 chapter 3, "Radiation".</summary>
internal static class Radiation
{
    private const double SolarConstant = 0.0820; // MJ/m²/min
    private const double StefanBoltzmann = 4.903e-9; // MJ/K⁴/m²/day

    /// <summary>Above the air: equations 21 to 25.</summary>
    public static double Extraterrestrial(double latitude, int dayOfYear)
    {
        double phi = latitude * Math.PI / 180;
        double distance = 1 + 0.033 * Math.Cos(2 * Math.PI / 365 * dayOfYear);
        double declination = Declination(dayOfYear);
        double sunset = SunsetAngle(phi, declination);
        return 24 * 60 / Math.PI * SolarConstant * distance
            * (sunset * Math.Sin(phi) * Math.Sin(declination) + Math.Cos(phi) * Math.Cos(declination) * Math.Sin(sunset));
    }

    /// <summary>Hours of daylight: equation 34.</summary>
    public static double DaylightHours(double latitude, int dayOfYear) =>
        24 / Math.PI * SunsetAngle(latitude * Math.PI / 180, Declination(dayOfYear));

    /// <summary>On the ground, from hours of sun: equation 35 with a = 0.25, b = 0.50.</summary>
    public static double FromSunHours(double hours, double daylight, double extraterrestrial) =>
        (0.25 + 0.5 * (daylight > 0 ? Math.Min(1, hours / daylight) : 0)) * extraterrestrial;

    /// <summary>On the ground, from the day's range of temperature: equation 50, inland.</summary>
    public static double FromTemperatures(double coldest, double warmest, double extraterrestrial) =>
        Math.Min(0.16 * Math.Sqrt(Math.Max(0, warmest - coldest)) * extraterrestrial, 0.75 * extraterrestrial);

    /// <summary>What stays at the ground: equations 37 to 40, albedo 0.23.</summary>
    public static double Net(double solar, double extraterrestrial, double altitude, double coldest, double warmest, double vapour)
    {
        double clearSky = (0.75 + 2e-5 * altitude) * extraterrestrial;
        double relative = clearSky > 0 ? Math.Min(1, solar / clearSky) : 0;
        double heat = StefanBoltzmann * (Math.Pow(warmest + 273.16, 4) + Math.Pow(coldest + 273.16, 4)) / 2;
        double longWave = heat * (0.34 - 0.14 * Math.Sqrt(vapour)) * (1.35 * relative - 0.35);
        return 0.77 * solar - longWave;
    }

    private static double Declination(int dayOfYear) => 0.409 * Math.Sin(2 * Math.PI / 365 * dayOfYear - 1.39);

    private static double SunsetAngle(double phi, double declination) => Math.Acos(Math.Clamp(-Math.Tan(phi) * Math.Tan(declination), -1, 1));
}
