using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Water;

/// <summary>A day's ET0 from what was measured, by FAO-56 chapter 3 "Estimating missing climatic data": the fewer sensors, the simpler the method.</summary>
internal static class EtEstimate
{
    private const double UsualWind = 2; // FAO-56: where wind is not known

    public static EtDay Of(DailyWeather day, GardenDefinition garden)
    {
        if (day.Coldest is not { } coldest || day.Warmest is not { } warmest || warmest < coldest)
            return Usual(garden, day.Day);
        double min = (double)coldest, max = (double)warmest, latitude = (double)garden.Site.Latitude, altitude = (double)garden.Site.Altitude;
        double above = Radiation.Extraterrestrial(latitude, day.Day.DayOfYear);
        bool hasHumidity = day.DriestHumidity is not null && day.DampestHumidity is not null;
        bool hasSun = day.Radiation is not null || day.SunHours is not null;
        if (!hasHumidity && !hasSun)
            return new(Round(ReferenceEt.Hargreaves(min, max, above)), EtMethod.Hargreaves);
        double vapour = hasHumidity
            ? ReferenceEt.Vapour(min, max, (double)day.DriestHumidity!, (double)day.DampestHumidity!)
            : ReferenceEt.Saturation(min); // equation 48
        double solar = day.Radiation is { } radiation ? (double)radiation
            : day.SunHours is { } hours ? Radiation.FromSunHours((double)hours, Radiation.DaylightHours(latitude, day.Day.DayOfYear), above)
            : Radiation.FromTemperatures(min, max, above);
        double net = Radiation.Net(solar, above, altitude, min, max, vapour);
        double wind = day.Wind is { } measured ? (double)measured : UsualWind;
        return new(Round(ReferenceEt.PenmanMonteith(min, max, vapour, wind, net, altitude)), EtMethod.PenmanMonteith);
    }

    /// <summary>The usual value of the month, if the garden has one.</summary>
    public static EtDay Usual(GardenDefinition garden, DateOnly day) =>
        garden.UsualEt0.Length == 12 ? new(garden.UsualEt0[day.Month - 1], EtMethod.Usual) : default;

    private static decimal Round(double value) => Math.Round((decimal)value, 2);
}
