namespace SmartCampus.Demo.Physics;

/// <summary>A mast in the open with an anemometer and a tipping bucket for rain.</summary>
/// <param name="rain">Rain since the gauge was reset, mm.</param>
/// <param name="random">Its own generator.</param>
internal sealed class WeatherMast(double rain, Random random) : IBody
{
    private readonly Noise _gusts = new(0.35, 20, random);

    /// <summary>Wind, m/s.</summary>
    public double Wind { get; private set; }

    /// <summary>True while it rains.</summary>
    public bool IsRaining { get; private set; }

    /// <summary>Rain since the gauge was reset, mm.</summary>
    public double Rain { get; private set; } = rain;

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _gusts.Step(seconds);
        Wind = Math.Max(0, Weather.Wind(now) * (1 + _gusts.Value));
        double falling = Weather.Rain(now);
        IsRaining = falling > 0;
        Rain += falling * seconds / 3600;
    }
}
