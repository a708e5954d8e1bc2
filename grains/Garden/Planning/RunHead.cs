namespace SmartCampus.Grains.Garden.Planning;

/// <summary>What all steps of a run share.</summary>
internal readonly record struct RunHead(string Run, string? Programme, string Title, DateTimeOffset Due, DateTimeOffset LateUntil, int Sequence, int Priority = 0, string? By = null);
