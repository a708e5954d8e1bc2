namespace SmartCampus.Host.History;

/// <summary>A row of <c>history_series</c>.</summary>
internal readonly record struct StoredSeries(long Id, string Device, string Property);
