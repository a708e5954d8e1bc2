namespace SmartCampus.Host.History;

/// <summary>A series, reduced to what a chart can show.</summary>
/// <param name="Resolution">What it was made from.</param>
/// <param name="Points">In order of time.</param>
internal sealed record HistoryChart(HistoryResolution Resolution, IReadOnlyList<HistoryBucket> Points);
