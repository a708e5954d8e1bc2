using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Client;

/// <summary>What the client saw of its commands while measuring.</summary>
/// <param name="Confirmed">Commands that the device confirmed.</param>
/// <param name="Failed">Commands that ended otherwise, or not within 10 s.</param>
/// <param name="Latency">From sending to the confirmed end, µs.</param>
/// <param name="Problem">The first answer that was no confirmation.</param>
internal sealed record CommandFigures(long Confirmed, long Failed, Quantiles Latency, string? Problem);
