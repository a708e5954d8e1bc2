using System.Globalization;

namespace SmartCampus.Benchmarks.Report;

/// <summary>A rule of performance.md: bounds of the figure, or of its ratio to the limit program and to the peer.</summary>
internal sealed record Goal
{
    public double? AtMost { get; init; }

    public double? AtLeast { get; init; }

    public double? RatioAtMost { get; init; }

    public double? RatioAtLeast { get; init; }

    public double? PeerRatioAtMost { get; init; }

    public double? PeerRatioAtLeast { get; init; }

    /// <summary>
    /// The bounds that count for a figure: those of the ratios that were taken, because they travel between machines; without any, the figure's own.
    /// None when the rule is a ratio to a peer that took no part.
    /// </summary>
    public IReadOnlyList<GoalBound> BoundsOf(double value, double? limitRatio, double? peerRatio)
    {
        GoalBound[] ratios = [.. Bounds(limitRatio, RatioAtMost, RatioAtLeast, " × limit"), .. Bounds(peerRatio, PeerRatioAtMost, PeerRatioAtLeast, " × peer")];
        return ratios.Length > 0 ? ratios : [.. Bounds(value, AtMost, AtLeast, "")];
    }

    /// <summary>What is no number keeps no bound.</summary>
    private static IEnumerable<GoalBound> Bounds(double? value, double? atMost, double? atLeast, string unit)
    {
        if (value is null)
            yield break;
        if (atMost is { } most)
            yield return new GoalBound(value <= most, $"≤ {Text(most)}{unit}");
        if (atLeast is { } least)
            yield return new GoalBound(value >= least, $"≥ {Text(least)}{unit}");
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
