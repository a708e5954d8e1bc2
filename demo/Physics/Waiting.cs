namespace SmartCampus.Demo.Physics;

/// <summary>How long it takes until something happens that happens by chance.</summary>
internal static class Waiting
{
    /// <summary>A span around <paramref name="mean"/> seconds, never below 0.3 of it; infinite when the mean is.</summary>
    public static double Span(double mean, Random random) => mean * (0.3 - 0.7 * Math.Log(1 - random.NextDouble()));
}
