namespace SmartCampus.Host.History;

/// <summary>What to add to a series' minute or hour.</summary>
internal readonly record struct SeriesRollUp(long Series, RollUp Sum);
