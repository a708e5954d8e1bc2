using SmartCampus.Grains.Timeline;
using SmartCampus.Sdk;

namespace SmartCampus.Host.History;

/// <summary>Takes in the numbers of all devices and persists them four times a second; see docs/design.md section 6.</summary>
/// <remarks>
/// 1. <see cref="Add"/> puts points into a bounded queue.
/// 2. Each tick writes all waiting points as one row of <c>history_tail</c>: from here on they survive <c>kill -9</c>.
/// 3. The same transaction packs the series of one phase into <c>history_points</c> and adds to their minutes and hours, and cuts the tail.
/// 4. A start reads the tail, beside whatever else starts, and goes on. The query adds what is only in memory to what is on disk.
/// </remarks>
internal sealed partial class HistoryWriter(IHistoryStore store, SeriesCatalog catalog, HistoryOptions options, TimeProvider clock, ILogger<HistoryWriter> logger)
    : BackgroundService, IHostedLifecycleService, IHistory
{
    private const int MostInATick = 50_000;
    private const int MostNewSeriesAtOnce = 500; // a few milliseconds, so that no command waits long

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly DropOldestQueue<HistoryPoint> queue = new(options.MostWaiting);
    private readonly HistoryMemory memory = new();
    private readonly List<HistoryPoint> batch = [];
    private int phase;
    private long cutAt;
    private long droppedBefore;
    private bool isFailing;

    /// <summary>Points that were lost because the disk was slow, full or away; since the start.</summary>
    public long Dropped => queue.Dropped;

    public void Add(string device, IReadOnlyList<Reading> readings)
    {
        for (int i = 0; i < readings.Count; i++)
        {
            Reading reading = readings[i];
            if (reading.Error is null && TryNumber(reading.Value, out double value))
                queue.Add(new(catalog.FindOrAdd(device, reading.Property), reading.Time.ToUnixTimeMilliseconds(), value));
        }
    }

    /// <summary>Completes when what the last run left is read. Whoever looks at what is in memory waits for it.</summary>
    public Task Loaded { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to read what the last run left; the ticks come after it.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Loaded = Task.Run(() => LoadAsync(cancellationToken), cancellationToken);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Writes what waits.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Loaded.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!Loaded.IsCompletedSuccessfully)
            return;
        do
            await TickAsync();
        while (queue.Count > 0 && !isFailing && !cancellationToken.IsCancellationRequested);
    }

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Without its history the host does not start.
    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Loaded.WaitAsync(cancellationToken);

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One tick. What cannot be written waits for the next.</summary>
    internal async Task TickAsync()
    {
        await Loaded;
        long peekedAt = queue.Peek(batch, MostInATick);
        try
        {
            await WriteAsync(peekedAt);
            ReportRecovery();
        }
        catch (Exception error) when (error is not OutOfMemoryException) // Whatever is wrong with the disk or server must not stop the devices; the next tick tries again.
        {
            if (!isFailing)
                LogFailing(error);
            isFailing = true;
        }

        batch.Clear();
    }

    /// <summary>For readers: a series' points that no pack holds, and the batch of the first.</summary>
    internal (List<RollUp> Points, long FirstBatch) Unpacked(Series series) => memory.Unpacked(series, () =>
    {
        List<HistoryPoint> waiting = [];
        queue.Peek(waiting, int.MaxValue);
        return waiting.FindAll(point => point.Series == series);
    });

    /// <summary>For the cleaner: all series that are on disk.</summary>
    internal IReadOnlyList<long> SeriesIds() => memory.Ids();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Tick, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TickAsync();
        }
        catch (OperationCanceledException)
        {
            // The host stops; StopAsync writes the rest.
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        StoredHistory stored = await store.LoadAsync(cancellationToken);
        foreach (StoredSeries row in stored.Series)
        {
            Series series = catalog.FindOrAdd(row.Device, row.Property);
            series.Id = row.Id;
            memory.Add(series);
        }

        memory.Restore(stored);
        phase = memory.OldestPhase();
    }

    private static bool TryNumber(in PropertyValue value, out double number)
    {
        number = value.Kind switch
        {
            PropertyValueKind.Boolean => value.Boolean ? 1 : 0,
            PropertyValueKind.Number => (double)value.Number,
            _ => double.NaN,
        };
        return !double.IsNaN(number);
    }

    private async Task WriteAsync(long peekedAt)
    {
        await AddNewSeriesAsync();
        PackedPhase? packed = memory.Pack(phase);
        TailBatch? tail = batch.Count == 0 ? null : new(memory.Batch + 1, TailCodec.Pack(batch));
        long packedEverywhere = memory.PackedEverywhere(packed);
        if (tail is not null || packed is not null || packedEverywhere > cutAt)
            await store.WriteAsync(tail, packed, packedEverywhere);

        cutAt = packedEverywhere;
        memory.Commit(packed, batch, () => queue.Remove(peekedAt, batch.Count));
        phase = (phase + 1) % HistoryMemory.Phases;
    }

    private async Task AddNewSeriesAsync()
    {
        IEnumerable<Series> added = batch.Where(point => point.Series.Id == 0).Select(point => point.Series).Distinct();
        foreach (Series[] some in added.ToArray().Chunk(MostNewSeriesAtOnce))
        {
            IReadOnlyList<long> ids = await store.AddSeriesAsync(some);
            for (int i = 0; i < some.Length; i++)
            {
                some[i].Id = ids[i];
                memory.Add(some[i]);
            }
        }
    }

    private void ReportRecovery()
    {
        if (!isFailing)
            return;
        isFailing = false;
        LogRecovered(Dropped - droppedBefore);
        droppedBefore = Dropped;
    }
}
