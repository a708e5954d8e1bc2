namespace SmartCampus.Benchmarks.Report;

/// <summary>A bound that counts for a figure.</summary>
/// <param name="IsKept">Whether the figure keeps it.</param>
/// <param name="Text">As the table shows it.</param>
internal readonly record struct GoalBound(bool IsKept, string Text);
