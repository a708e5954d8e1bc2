namespace SmartCampus.Benchmarks.Client;

/// <summary>What one run of the client measured.</summary>
/// <param name="Seconds">How long it measured.</param>
/// <param name="States">Devices.</param>
/// <param name="Commands">Commands; absent when none were given.</param>
/// <param name="Messages">Messages received while measuring, by the first console.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Gaps">Gaps in the sequence of pushes, each mended by a resync.</param>
internal sealed record ClientFigures(double Seconds, StateFigures States, CommandFigures? Commands, long Messages, long Bytes, int Gaps);
