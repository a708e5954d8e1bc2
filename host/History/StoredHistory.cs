namespace SmartCampus.Host.History;

/// <summary>What a start needs to go on where the last run ended, however it ended.</summary>
/// <param name="Series">All series.</param>
/// <param name="Packed">Batch by phase; a phase that was never packed is missing.</param>
/// <param name="Tail">In order of batch.</param>
internal sealed record StoredHistory(IReadOnlyList<StoredSeries> Series, IReadOnlyDictionary<int, long> Packed, IReadOnlyList<TailBatch> Tail);
