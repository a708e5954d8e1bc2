namespace SmartCampus.Host.History;

/// <summary>A number at a time.</summary>
/// <param name="Series">Of which device and property.</param>
/// <param name="Time">Milliseconds since 1970, UTC.</param>
/// <param name="Value">In the property's unit; 0 or 1 for a boolean.</param>
internal readonly record struct HistoryPoint(Series Series, long Time, double Value);
