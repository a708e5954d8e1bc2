using System.Data.Common;
using Dapper;
using SmartCampus.Host.Storage;

namespace SmartCampus.Host.History;

/// <summary>Once an hour, removes what is older than its class is kept: history, timeline and ended commands. In small steps, so that nobody waits for it.</summary>
internal sealed partial class RetentionCleaner(
    IDatabase database, IHistoryStore store, HistoryWriter history, HistoryOptions options, TimeProvider clock, ILogger<RetentionCleaner> logger) : BackgroundService
{
    private const int SeriesInAStep = 200;
    private const int RowsInAStep = 1000;

    // Rows of both tables come in about the order of their time, so the oldest are at the front of the key.
    private const string RemoveTimeline =
        "DELETE FROM timeline WHERE id IN (SELECT id FROM (SELECT id, at FROM timeline ORDER BY id LIMIT @RowsInAStep) AS oldest WHERE at < @before)";

    private const string RemoveCommands =
        "DELETE FROM commands WHERE seq IN (SELECT seq FROM (SELECT seq, created, is_open FROM commands ORDER BY seq LIMIT @RowsInAStep) AS oldest WHERE created < @before AND is_open = 0)";

    // A command without proof ends as acked, which the ledger cannot tell from one that waits for its proof; proofs never take an hour.
    private const string CloseAcknowledged = "UPDATE commands SET is_open = 0 WHERE is_open = 1 AND state = 'acked' AND deadline < @before";

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>One round.</summary>
    internal async Task CleanAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (long[] step in history.SeriesIds().Chunk(SeriesInAStep))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await store.RemoveAsync(
                step,
                StoredTime.Milliseconds(now - options.RawFor),
                StoredTime.Milliseconds(now - options.MinutesFor),
                StoredTime.Milliseconds(now - options.HoursFor));
        }

        await ExecuteAsync(CloseAcknowledged, StoredTime.Microseconds(now - Every), cancellationToken);
        await RemoveAllAsync(RemoveTimeline, StoredTime.Milliseconds(now - options.EventsFor), cancellationToken);
        await RemoveAllAsync(RemoveCommands, StoredTime.Microseconds(now - options.EventsFor), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryCleanAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops; the next run goes on.
        }
    }

    private async Task TryCleanAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CleanAsync(cancellationToken);
        }
        catch (Exception error) when (error is DbException or IOException or TimeoutException)
        {
            LogFailed(error);
        }
    }

    private async Task RemoveAllAsync(string sql, long before, CancellationToken cancellationToken)
    {
        while (await ExecuteAsync(sql, before, cancellationToken) == RowsInAStep)
        {
        }
    }

    private Task<int> ExecuteAsync(string sql, long before, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => connection.ExecuteAsync(sql, new { before, RowsInAStep }), cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old data could not be removed; the next try is in an hour")]
    private partial void LogFailed(Exception error);
}
