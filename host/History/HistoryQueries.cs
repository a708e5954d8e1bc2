namespace SmartCampus.Host.History;

/// <summary>Charts of numbers over time: <c>GET /api/devices/{id}/history</c>. Any thread.</summary>
internal sealed class HistoryQueries(IHistoryStore store, SeriesCatalog catalog, HistoryWriter writer, HistoryOptions options, TimeProvider clock)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(1);

    /// <summary>A property's values from <paramref name="from"/> up to and without <paramref name="to"/>, in at most <paramref name="points"/> rows. Points of this instant are in it.</summary>
    /// <param name="device">The device's id; an unknown one has no points.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="from">Start.</param>
    /// <param name="to">End; after the start.</param>
    /// <param name="points">10 to 5000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its bounds.</exception>
    public async Task<HistoryChart> ReadAsync(string device, string property, DateTimeOffset from, DateTimeOffset to, int points, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 5000);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        long start = from.ToUnixTimeMilliseconds();
        long end = to.ToUnixTimeMilliseconds();
        HistoryResolution resolution = Choose(from, (to - from) / points);
        await writer.Loaded.WaitAsync(cancellationToken);
        if (catalog.Find(device, property) is not { } series)
            return new(resolution, []);

        List<RollUp> parts = await ReadPartsAsync(series, resolution, start, end, cancellationToken);
        return new(resolution, ChartReducer.Reduce(parts, Math.Max(1, WidthOf(resolution)), end - start, points));
    }

    private static long WidthOf(HistoryResolution resolution) => resolution switch
    {
        HistoryResolution.Minute => RollUp.Minute,
        HistoryResolution.Hour => RollUp.Hour,
        _ => 0,
    };

    /// <summary>The coarsest that still fills every step, or a coarser one where the finer is deleted.</summary>
    private HistoryResolution Choose(DateTimeOffset from, TimeSpan step)
    {
        TimeSpan age = clock.GetUtcNow() - from;
        if (step >= TimeSpan.FromHours(1) || age > options.MinutesFor)
            return HistoryResolution.Hour;
        return step >= TimeSpan.FromMinutes(1) || age > options.RawFor ? HistoryResolution.Minute : HistoryResolution.Raw;
    }

    /// <summary>Disk and memory together. Points that are packed between the two readings would count twice; then it reads again.</summary>
    private async Task<List<RollUp>> ReadPartsAsync(Series series, HistoryResolution resolution, long from, long to, CancellationToken cancellationToken)
    {
        int phase = HistoryMemory.PhaseOf(series.Id);
        long width = WidthOf(resolution);
        from = width == 0 ? from : (from + width - 1) / width * width;
        while (true)
        {
            (List<RollUp> fresh, long firstBatch) = writer.Unpacked(series);
            StoredSpan stored = width == 0
                ? await store.ReadPointsAsync(series.Id, phase, from, to, cancellationToken)
                : await store.ReadRollUpsAsync(series.Id, phase, width, from, to, cancellationToken);
            if (stored.PackedBatch < firstBatch)
                return Join(stored.Parts, fresh.FindAll(point => point.Start >= from && point.Start < to), width);
            await Task.Delay(BetweenTries, clock, cancellationToken);
        }
    }

    private static List<RollUp> Join(List<RollUp> stored, List<RollUp> fresh, long width)
    {
        stored.AddRange(width == 0 ? fresh : RollUp.By(width, fresh));
        for (int i = 1; i < stored.Count; i++)
        {
            if (stored[i].Start > stored[i - 1].Start)
                continue;
            stored.Sort((left, right) => left.Start.CompareTo(right.Start)); // late points, or the minute that is half packed
            return RollUp.By(Math.Max(1, width), stored);
        }

        return stored;
    }
}
