using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Tests.Physics;

public sealed class SoilBedTests
{
    private readonly Relay _coil = new();

    [Fact]
    public void Step_SunnyHour_Dries()
    {
        var bed = new SoilBed(null, 400, 25, new Random(1));

        Clock.Run(bed, TimeSpan.FromHours(1));

        Assert.InRange(bed.Moisture, 22.5, 24);
    }

    [Fact]
    public void Step_Night_DriesFarLessThanNoon()
    {
        var night = new SoilBed(null, 400, 25, new Random(1));
        var noon = new SoilBed(null, 400, 25, new Random(1));

        night.Step(Clock.At(0), 3600);
        noon.Step(Clock.At(12), 3600);

        Assert.True(25 - night.Moisture < (25 - noon.Moisture) / 2);
    }

    [Fact]
    public void Step_WateredForTenMinutes_GetsWetter()
    {
        var valve = new Valve(_coil, 8, 0, new Random(1));
        var bed = new SoilBed(valve, 400, 20, new Random(1));
        _coil.Set(true);

        Clock.Watch(valve, TimeSpan.FromMinutes(10), () => Step(bed));

        Assert.InRange(bed.Moisture, 33, 37);
    }

    [Fact]
    public void Step_Drowned_NeverExceedsSaturationAndDrainsAfterwards()
    {
        var valve = new Valve(_coil, 60, 0, new Random(1));
        var bed = new SoilBed(valve, 400, 30, new Random(1));
        _coil.Set(true);
        Clock.Watch(valve, TimeSpan.FromMinutes(30), () => Step(bed));
        double wet = bed.Moisture;

        _coil.Set(false);
        Clock.Watch(valve, TimeSpan.FromHours(2), () => Step(bed));

        Assert.InRange(wet, 40, 49);
        Assert.InRange(bed.Moisture, 25, 35);
    }

    [Fact]
    public void Step_ForAMonthWithoutWater_StopsAboveZero()
    {
        var bed = new SoilBed(null, 400, 25, new Random(1));

        foreach (int hour in Enumerable.Range(0, 720))
            bed.Step(Clock.At(hour), 3600);

        Assert.InRange(bed.Moisture, 7, 12);
    }

    [Fact]
    public void Conductivity_Wetter_IsHigher()
    {
        var dry = new SoilBed(null, 400, 12, new Random(1));
        var wet = new SoilBed(null, 400, 33, new Random(1));

        Assert.True(wet.Conductivity > dry.Conductivity);
    }

    private static bool Step(SoilBed bed)
    {
        bed.Step(new CampusTime(Clock.Noon), Clock.Step);
        return true;
    }
}
