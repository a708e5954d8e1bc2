namespace SmartCampus.Demo.Physics;

/// <summary>Leaves in a greenhouse: they breathe out at night and in by day.</summary>
/// <param name="random">Its own generator.</param>
internal sealed class Foliage(Random random) : IBody
{
    private const double Outside = 430, Night = 820, Day = 340, ExchangeSeconds = 2400, Glass = 0.7, SunLight = 78_000;

    private readonly Noise _clouds = new(0.05, 40, random);
    private double _carbonDioxide = Outside;

    /// <summary>Carbon dioxide, ppm.</summary>
    public double CarbonDioxide => _carbonDioxide;

    /// <summary>Light under the glass, lx.</summary>
    public double Light { get; private set; }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _clouds.Step(seconds);
        double sun = Weather.Sun(now);
        Light = Math.Max(0, SunLight * Glass * sun * (1 + _clouds.Value));
        _carbonDioxide = Lag.Towards(_carbonDioxide, Night + (Day - Night) * Math.Min(1, sun * 3), seconds, ExchangeSeconds);
    }
}
