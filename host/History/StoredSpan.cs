namespace SmartCampus.Host.History;

/// <summary>A part of a series as it is on disk.</summary>
/// <param name="PackedBatch">Up to which batch it holds the series; the rest is in memory.</param>
/// <param name="Parts">In order of time.</param>
internal sealed record StoredSpan(long PackedBatch, List<RollUp> Parts);
