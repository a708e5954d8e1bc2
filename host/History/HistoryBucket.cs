namespace SmartCampus.Host.History;

/// <summary>One step of a chart; without numbers it is a gap.</summary>
/// <param name="Time">Its start, ms since 1970, UTC.</param>
/// <param name="Mean">In the property's unit.</param>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
internal readonly record struct HistoryBucket(long Time, double? Mean, double? Low, double? High);
