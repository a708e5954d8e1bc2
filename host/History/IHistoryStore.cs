namespace SmartCampus.Host.History;

/// <summary>History on disk, one class for each database. Any thread.</summary>
internal interface IHistoryStore
{
    /// <summary>All series, what was persisted but not packed, and up to where each phase was packed.</summary>
    Task<StoredHistory> LoadAsync(CancellationToken cancellationToken);

    /// <summary>The ids of series, which are added where they are missing; in the order given.</summary>
    Task<IReadOnlyList<long>> AddSeriesAsync(IReadOnlyList<Series> series);

    /// <summary>Persists, in one transaction, a batch and a phase's packs (each may be absent), and removes the tail's batches up to the last that is packed everywhere.</summary>
    Task WriteAsync(TailBatch? tail, PackedPhase? packed, long packedEverywhere);

    /// <summary>Points from <paramref name="from"/> up to and without <paramref name="to"/> (ms), in order of time.</summary>
    Task<StoredSpan> ReadPointsAsync(long series, int phase, long from, long to, CancellationToken cancellationToken);

    /// <summary>Minutes or hours whose start is from <paramref name="from"/> up to and without <paramref name="to"/> (ms), in order of time.</summary>
    /// <param name="series">The series' id.</param>
    /// <param name="phase">Its phase.</param>
    /// <param name="width"><see cref="RollUp.Minute"/> or <see cref="RollUp.Hour"/>.</param>
    /// <param name="from">ms since 1970.</param>
    /// <param name="to">ms since 1970.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StoredSpan> ReadRollUpsAsync(long series, int phase, long width, long from, long to, CancellationToken cancellationToken);

    /// <summary>Removes what is older than these times (ms), of these series.</summary>
    Task RemoveAsync(IReadOnlyList<long> series, long rawBefore, long minutesBefore, long hoursBefore);
}
