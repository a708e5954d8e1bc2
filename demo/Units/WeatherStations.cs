using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Units;

/// <summary>Register map of a weather station, function 03: wind ×0.1 m/s, rain in tips of 0.2 mm, raining.</summary>
internal static class WeatherStations
{
    /// <summary>Tips of the bucket per mm.</summary>
    public const double TipsPerMillimetre = 5;

    public static RegisterMap Generic(WeatherMast mast) => new RegisterMap()
        .Holding(0x0000, () => Registers.Unsigned(mast.Wind, 10))
        .Holding(0x0001, () => Registers.Unsigned(Math.Floor(mast.Rain * TipsPerMillimetre)))
        .Holding(0x0002, () => mast.IsRaining ? (ushort)1 : (ushort)0);
}
