using System.Globalization;

namespace SmartCampus.Benchmarks.Report;

/// <summary>A rule of performance.md: bounds of the figure or of its ratio to the limit program. The ratio counts where there is one, because it travels between machines.</summary>
internal sealed record Goal
{
    public double? AtMost { get; init; }

    public double? AtLeast { get; init; }

    public double? RatioAtMost { get; init; }

    public double? RatioAtLeast { get; init; }

    public bool IsMetBy(double value, double? ratio)
    {
        if (ratio is { } r && (RatioAtMost is not null || RatioAtLeast is not null))
            return !(r > RatioAtMost) && !(r < RatioAtLeast) && !double.IsNaN(r);
        return !(value > AtMost) && !(value < AtLeast) && !double.IsNaN(value);
    }

    public override string ToString() => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        if (RatioAtMost is { } ratioAtMost)
            yield return $"≤ {Text(ratioAtMost)} × limit";
        if (RatioAtLeast is { } ratioAtLeast)
            yield return $"≥ {Text(ratioAtLeast)} × limit";
        if (AtMost is { } atMost)
            yield return $"≤ {Text(atMost)}";
        if (AtLeast is { } atLeast)
            yield return $"≥ {Text(atLeast)}";
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
