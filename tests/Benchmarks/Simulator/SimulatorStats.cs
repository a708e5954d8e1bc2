using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Simulator;

/// <summary>What the devices saw since the last reset.</summary>
/// <param name="Seen">Devices that were ever polled.</param>
/// <param name="Polls">Register reads.</param>
/// <param name="Writes">Coil writes.</param>
/// <param name="Errors">Requests that were refused.</param>
/// <param name="LateShare">Share of intervals over 1.2 s.</param>
/// <param name="Interval">Intervals, µs.</param>
internal sealed record SimulatorStats(int Seen, long Polls, long Writes, long Errors, double LateShare, Quantiles Interval);
