using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Tests.Physics;

public sealed class EnergyMeterTests
{
    private static readonly DayLoad Kitchen = new(1000, (12, 1, 9000));

    [Fact]
    public void Step_LunchTime_UsesFarMoreThanNight()
    {
        EnergyMeter meter = Make();

        meter.Step(Clock.At(3), 1);
        double night = meter.Power;
        meter.Step(Clock.At(12), 1);

        Assert.InRange(night, 800, 1200);
        Assert.InRange(meter.Power, 8500, 11500);
    }

    [Fact]
    public void Step_HourAtNoon_TotalGrowsByPowerTimesTime()
    {
        EnergyMeter meter = Make();
        meter.Step(Clock.At(12), 1);
        double before = meter.Total;

        meter.Step(Clock.At(12), 3600);

        Assert.Equal(meter.Power / 1000, meter.Total - before, 6);
    }

    [Fact]
    public void Step_LaterFirstStart_BeginsWithAHigherTotal()
    {
        EnergyMeter today = Make(), tomorrow = Make();

        today.Step(Clock.At(12), 1);
        tomorrow.Step(Clock.At(36), 1);

        Assert.Equal(Kitchen.Average * 24 / 1000, tomorrow.Total - today.Total, 1);
    }

    [Fact]
    public void Step_LampsSwitchedOn_AddsTheirPower()
    {
        var relay = new Relay();
        var meter = new EnergyMeter(new DayLoad(0), 1, [(relay, 1200)], new Random(1));
        meter.Step(Clock.At(12), 1);
        double off = meter.Power;

        relay.Set(true);
        meter.Step(Clock.At(12), 1);

        Assert.Equal(0, off);
        Assert.Equal(1200, meter.Power);
    }

    [Fact]
    public void PowerOf_ThreePhases_SumToThePower()
    {
        EnergyMeter meter = Make();
        meter.Step(Clock.At(12), 1);

        Assert.Equal(meter.Power, meter.PowerOf(0) + meter.PowerOf(1) + meter.PowerOf(2), 6);
        Assert.Equal(meter.PowerOf(1), meter.Voltage(1) * meter.Current(1) * EnergyMeter.PowerFactor, 6);
    }

    [Fact]
    public void Step_ADay_KeepsMainsNearTheirNominalValues()
    {
        EnergyMeter meter = Make();

        (double Voltage, double Frequency)[] seen = Clock.Watch(meter, TimeSpan.FromHours(2), () => (meter.Voltage(0), meter.Frequency));

        Assert.All(seen, s => Assert.InRange(s.Voltage, 218, 240));
        Assert.All(seen, s => Assert.InRange(s.Frequency, 49.8, 50.2));
    }

    [Theory]
    [InlineData(12, 10000)]
    [InlineData(11, 6458.8)]
    [InlineData(0, 1000)]
    public void At_Hour_IsBasePlusBell(double hour, double watts) => Assert.Equal(watts, Kitchen.At(Clock.At(hour)), 1);

    [Fact]
    public void At_HumpAtMidnight_IsTheSameOnBothSides()
    {
        var load = new DayLoad(0, (0, 1, 100));

        Assert.Equal(load.At(Clock.At(1)), load.At(Clock.At(23)), 6);
    }

    private static EnergyMeter Make() => new(Kitchen, 3, [], new Random(1));
}
