using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Tests.Garden.Water;

/// <summary>The worked examples of FAO Irrigation and Drainage Paper 56 (Allen et al. 1998).</summary>
public sealed class EvapotranspirationTests
{
    [Fact]
    public void PenmanMonteith_Example17BangkokInApril_Is572()
    {
        // 13°44' N, 2 m, mid-April: 25.6–34.8 Cel, ea 2.85 kPa, wind 2 m/s, 8.5 h of sun; March was 29.2, April 30.2 Cel.
        double above = Radiation.Extraterrestrial(13.73, 105);
        double solar = Radiation.FromSunHours(8.5, Radiation.DaylightHours(13.73, 105), above);
        double net = Radiation.Net(solar, above, 2, 25.6, 34.8, 2.85);

        double et = ReferenceEt.PenmanMonteith(25.6, 34.8, 2.85, 2, net, 2, soilHeat: 0.14 * (30.2 - 29.2));

        Assert.Equal(38.06, above, 0.05);
        Assert.Equal(22.65, solar, 0.05);
        Assert.Equal(14.33, net, 0.05);
        Assert.Equal(5.72, et, 0.02);
    }

    [Fact]
    public void PenmanMonteith_Example18UccleOn6July_Is39()
    {
        // 50°48' N, 100 m: 12.3–21.5 Cel, 63–84 % humidity, 10 km/h at 10 m, 9.25 h of sun.
        double wind = ReferenceEt.WindAtTwoMetres(10 / 3.6, 10);
        double vapour = ReferenceEt.Vapour(12.3, 21.5, 63, 84);
        double above = Radiation.Extraterrestrial(50.8, 187);
        double solar = Radiation.FromSunHours(9.25, Radiation.DaylightHours(50.8, 187), above);
        double net = Radiation.Net(solar, above, 100, 12.3, 21.5, vapour);

        double et = ReferenceEt.PenmanMonteith(12.3, 21.5, vapour, wind, net, 100);

        Assert.Equal(2.078, wind, 0.001);
        Assert.Equal(1.409, vapour, 0.002);
        Assert.Equal(41.09, above, 0.05);
        Assert.Equal(22.07, solar, 0.05);
        Assert.Equal(13.28, net, 0.05);
        Assert.Equal(3.88, et, 0.02);
    }

    [Fact]
    public void Example20LyonInJuly_MissingDataAndHargreaves_Are456And50()
    {
        // 45°43' N, 200 m, mid-July: only 14.8–26.6 Cel are known; wind 2 m/s is assumed.
        double above = Radiation.Extraterrestrial(45.72, 196);
        double vapour = ReferenceEt.Saturation(14.8);
        double solar = Radiation.FromTemperatures(14.8, 26.6, above);
        double net = Radiation.Net(solar, above, 200, 14.8, 26.6, vapour);

        Assert.Equal(40.55, above, 0.1);
        Assert.Equal(22.29, solar, 0.1);
        Assert.Equal(4.56, ReferenceEt.PenmanMonteith(14.8, 26.6, vapour, 2, net, 200), 0.06);
        Assert.Equal(5.0, ReferenceEt.Hargreaves(14.8, 26.6, above), 0.06);
    }

    [Theory]
    [InlineData(true, true, EtMethod.PenmanMonteith)]
    [InlineData(true, false, EtMethod.PenmanMonteith)]
    [InlineData(false, true, EtMethod.PenmanMonteith)]
    [InlineData(false, false, EtMethod.Hargreaves)]
    public void Of_FewerSensors_AreASimplerMethod(bool humidity, bool sun, EtMethod method)
    {
        EtDay et = EtEstimate.Of(
            new DailyWeather
            {
                Day = new(2026, 7, 6),
                Coldest = 12.3m,
                Warmest = 21.5m,
                DriestHumidity = humidity ? 63 : null,
                DampestHumidity = humidity ? 84 : null,
                SunHours = sun ? 9.25m : null,
            },
            Gardens.Plain with { Site = new GardenSite("Europe/Brussels", 50.8m, 4.36m, 100) });

        Assert.Equal(method, et.Method);
        Assert.InRange(et.Millimetres, 3.2m, 4.8m);
    }

    [Fact]
    public void Of_NoTemperature_IsTheUsualValueOrNothing()
    {
        GardenDefinition usual = Gardens.Plain with { UsualEt0 = [1, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1] };
        var day = new DailyWeather { Day = new(2026, 7, 6), Rain = 3 };

        Assert.Equal(new EtDay(6, EtMethod.Usual), EtEstimate.Of(day, usual));
        Assert.Equal(EtMethod.None, EtEstimate.Of(day, Gardens.Plain).Method);
    }

    [Theory]
    [InlineData(21.1111, 30, 0, 99)] // the base is 70 °F exactly, a hair above
    [InlineData(21.12, 30, 0, 100)]
    [InlineData(26.6667, 30, 0, 140)] // 80 °F: (80 − 70) × 4
    [InlineData(21.1112, 80, 0, 50)]
    [InlineData(21.1112, 30, 6.35, 50)] // 0.25 in × 200
    [InlineData(40, 10, 0, 200)]
    [InlineData(5, 90, 20, 0)]
    public void Level_Zimmerman_IsOpenSprinklersInMetric(double temperature, double humidity, double rain, int level) =>
        Assert.Equal(level, Zimmerman.Level((decimal)temperature, (decimal)humidity, (decimal)rain));
}
