using System.Data.Common;
using SmartCampus.Grains.Timeline;
using SmartCampus.Host.Storage;

namespace SmartCampus.Host.History;

/// <summary>Writes what happened to the table <c>timeline</c>, twice a second.</summary>
internal sealed partial class Timeline(IDatabase database, HistoryOptions options, TimeProvider clock, ILogger<Timeline> logger) : BackgroundService, ITimeline
{
    private const int MostInATransaction = 200;
    private const string Insert = "INSERT INTO timeline (device, at, kind, name, value, reason, requested_by) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)";

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly DropOldestQueue<TimelineEntry> queue = new(options.MostWaiting);
    private readonly List<TimelineEntry> batch = [];
    private bool isFailing;

    /// <summary>Entries that were lost because the disk was slow, full or away; since the start.</summary>
    public long Dropped => queue.Dropped;

    public void Add(TimelineEntry entry) => queue.Add(entry);

    /// <summary>Writes what waits.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TickAsync();
    }

    /// <summary>One tick. What cannot be written waits for the next.</summary>
    internal async Task TickAsync()
    {
        while (queue.Count > 0)
        {
            batch.Clear();
            long peekedAt = queue.Peek(batch, MostInATransaction);
            if (!await TryWriteAsync())
                return;
            queue.Remove(peekedAt, batch.Count);
        }
    }

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

    private async Task<bool> TryWriteAsync()
    {
        try
        {
            await database.WriteAsync(InsertAsync, CancellationToken.None);
            if (isFailing)
                LogRecovered(Dropped);
            isFailing = false;
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException) // Whatever is wrong with the disk or server must not stop the devices; the next tick tries again.
        {
            if (!isFailing)
                LogFailing(error);
            isFailing = true;
            return false;
        }
    }

    // A row a statement: SQLite finds a parameter by walking through all names, so that many rows in one statement cost their square.
    private async Task<int> InsertAsync(DbConnection connection)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = Insert;
        foreach (TimelineEntry entry in batch)
        {
            object?[] row =
            [
                entry.Device, StoredTime.Milliseconds(entry.At), WireName<TimelineKind>.Of(entry.Kind), entry.Name, TimelineValue.Write(entry.Value), entry.Reason, entry.By,
            ];
            for (int i = 0; i < row.Length; i++)
                ParameterOf(command, i).Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }

        return batch.Count;
    }

    private static DbParameter ParameterOf(DbCommand command, int index)
    {
        if (index < command.Parameters.Count)
            return command.Parameters[index];
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = $"p{index}";
        command.Parameters.Add(parameter);
        return parameter;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The timeline cannot be written; entries wait, and the oldest are dropped when too many do")]
    private partial void LogFailing(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The timeline is written again; {Dropped} entries were lost since the start")]
    private partial void LogRecovered(long dropped);
}
