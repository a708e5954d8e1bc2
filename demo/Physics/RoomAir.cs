namespace SmartCampus.Demo.Physics;

/// <summary>The air of a room: a wanted temperature, pulled by the weather outside.</summary>
/// <param name="wanted">Temperature without weather, Cel.</param>
/// <param name="leak">How much of the weather comes in: 0 (sealed) to 1 (outdoors).</param>
/// <param name="damp">Humidity without weather, %.</param>
/// <param name="random">Its own generator.</param>
internal sealed class RoomAir(double wanted, double leak, double damp, Random random) : IBody
{
    private readonly Noise _draught = new(0.15, 60, random);
    private readonly Noise _breath = new(0.6, 60, random);

    /// <summary>Sunshine through glass: degrees at noon.</summary>
    public double Glass { get; init; }

    /// <summary>Air temperature, Cel.</summary>
    public double Temperature { get; private set; }

    /// <summary>Relative humidity, %.</summary>
    public double Humidity { get; private set; }

    public void Step(CampusTime now, double seconds)
    {
        _draught.Step(seconds);
        _breath.Step(seconds);
        Temperature = Mix(wanted, Weather.Temperature(now)) + Glass * Weather.Sun(now) + _draught.Value;
        Humidity = Math.Clamp(Mix(damp, Weather.Humidity(now)) + _breath.Value, 5, 99);
    }

    private double Mix(double inside, double outside) => inside + (outside - inside) * leak;
}
