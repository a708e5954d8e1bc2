namespace SmartCampus.Benchmarks.Common;

/// <summary>What a <see cref="Histogram"/> says, in microseconds.</summary>
internal sealed record Quantiles(long Count, double P50, double P90, double P99);
