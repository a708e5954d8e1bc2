namespace SmartCampus.Grains.Garden.Days;

/// <summary>One start of a programme on one day.</summary>
/// <param name="Programme">Its place in the garden's list.</param>
/// <param name="Start">The start's place in the programme's list.</param>
/// <param name="Day">The local day that it belongs to.</param>
/// <param name="Due">When, UTC.</param>
/// <param name="FinishBy">When it must have ended, if it is told so.</param>
/// <param name="Run">The run's id: the same however often it is worked out.</param>
internal sealed record Occurrence(int Programme, int Start, DateOnly Day, DateTimeOffset Due, DateTimeOffset? FinishBy, string Run);
