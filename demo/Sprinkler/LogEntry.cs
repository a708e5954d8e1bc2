namespace SmartCampus.Demo.Sprinkler;

/// <summary>A run that ended.</summary>
/// <param name="Program">What started it.</param>
/// <param name="Station">Station, from 0.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="End">When it ended, local seconds since 1970.</param>
internal sealed record LogEntry(int Program, int Station, int Seconds, long End);
