using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Tests.Physics;

public sealed class RoomAirTests
{
    [Fact]
    public void Step_ColdStore_StaysFrozenAllDay()
    {
        var air = new RoomAir(-18, 0.01, 70, new Random(1));

        double[] seen = Clock.Watch(air, TimeSpan.FromHours(1), () => air.Temperature);

        Assert.All(seen, t => Assert.InRange(t, -19, -16.5));
    }

    [Fact]
    public void Step_GreenhouseAtNoon_IsWarmerThanAtNight()
    {
        var air = new RoomAir(22, 0.4, 70, new Random(1)) { Glass = 8 };

        air.Step(Clock.At(2), 1);
        double night = air.Temperature;
        air.Step(Clock.At(12), 1);

        Assert.True(air.Temperature > night + 6);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(6, 0)]
    [InlineData(12, 1)]
    [InlineData(18, 0)]
    public void Sun_Hour_ShinesByDay(double hour, double sun) => Assert.Equal(sun, Weather.Sun(Clock.At(hour)), 6);

    [Fact]
    public void Step_Noise_HasTheDeviationAsked()
    {
        var noise = new Noise(2, 5, new Random(1));

        double[] values = [.. Enumerable.Range(0, 20_000).Select(_ =>
        {
            noise.Step(5);
            return noise.Value;
        })];

        Assert.InRange(Math.Sqrt(values.Average(v => v * v)), 1.8, 2.2);
        Assert.InRange(values.Average(), -0.2, 0.2);
    }
}
