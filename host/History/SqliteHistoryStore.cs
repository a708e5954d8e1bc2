using Microsoft.Data.Sqlite;
using SmartCampus.Host.Storage.Sqlite;

namespace SmartCampus.Host.History;

/// <summary>History in the SQLite file. Writes are background work of the file's one writer.</summary>
internal sealed class SqliteHistoryStore(SqliteDatabase database) : IHistoryStore
{
    private const int MostExpected = 100_000; // room for a day of seconds without growing step by step

    private SqliteHistoryStatements? statements;

    public Task<StoredHistory> LoadAsync(CancellationToken cancellationToken)
    {
        using SqliteConnection connection = database.Connect();
        List<StoredSeries> series = Query(connection, "SELECT id, device, property FROM history_series", row => new StoredSeries(row.Int64(0), row.Text(1), row.Text(2)));
        List<(long Phase, long Batch)> packed = Query(connection, "SELECT phase, batch FROM history_packed", row => (row.Int64(0), row.Int64(1)));
        List<TailBatch> tail = Query(connection, "SELECT batch, points FROM history_tail ORDER BY batch", row => new TailBatch(row.Int64(0), row.Blob(1).ToArray()));
        return Task.FromResult(new StoredHistory(series, packed.ToDictionary(phase => (int)phase.Phase, phase => phase.Batch), tail));
    }

    public Task<IReadOnlyList<long>> AddSeriesAsync(IReadOnlyList<Series> series) =>
        database.Writer.RunAsync<IReadOnlyList<long>>(_ => [.. series.Select(Statements().AddSeries)], inBackground: true);

    public Task WriteAsync(TailBatch? tail, PackedPhase? packed, long packedEverywhere) =>
        database.Writer.RunAsync(_ => Write(Statements(), tail, packed, packedEverywhere), inBackground: true);

    public Task<StoredSpan> ReadPointsAsync(long series, int phase, long from, long to, CancellationToken cancellationToken)
    {
        List<RollUp> points = new((int)Math.Min((to - from) / 1000 + 1, MostExpected));
        long packed = InOneSnapshot(phase, connection =>
        {
            using SqliteStatement read = new(connection, "SELECT start, points FROM history_points WHERE series = ?1 AND start >= ?2 AND start < ?3 AND finish >= ?4 ORDER BY start");
            read.Bind(1, series).Bind(2, from - Series.LongestPack).Bind(3, to).Bind(4, from);
            while (read.Step())
                PointCodec.Unpack(read.Blob(1), read.Int64(0), from, to, points);
        });
        return Task.FromResult(new StoredSpan(packed, points));
    }

    public Task<StoredSpan> ReadRollUpsAsync(long series, int phase, long width, long from, long to, CancellationToken cancellationToken)
    {
        List<RollUp> parts = new((int)Math.Min((to - from) / width + 1, MostExpected));
        string sql = width == RollUp.Minute
            ? "SELECT minute, count, total, low, high FROM history_minutes WHERE series = ?1 AND minute >= ?2 AND minute < ?3 ORDER BY minute"
            : "SELECT hour, count, total, low, high FROM history_hours WHERE series = ?1 AND hour >= ?2 AND hour < ?3 ORDER BY hour";
        long packed = InOneSnapshot(phase, connection =>
        {
            using SqliteStatement read = new(connection, sql);
            read.Bind(1, series).Bind(2, (from + width - 1) / width).Bind(3, (to + width - 1) / width);
            while (read.Step())
                parts.Add(new(read.Int64(0) * width, read.Int64(1), read.Double(2), read.Double(3), read.Double(4)));
        });
        return Task.FromResult(new StoredSpan(packed, parts));
    }

    public Task RemoveAsync(IReadOnlyList<long> series, long rawBefore, long minutesBefore, long hoursBefore) => database.Writer.RunAsync(
        _ =>
        {
            foreach (long id in series)
                Statements().Remove(id, rawBefore, minutesBefore, hoursBefore);
            return true;
        },
        inBackground: true);

    private static bool Write(SqliteHistoryStatements write, TailBatch? tail, PackedPhase? packed, long packedEverywhere)
    {
        if (tail is not null)
            write.AddTail(tail);
        write.CutTail(packedEverywhere);
        if (packed is null)
            return true;

        foreach (PackedPoints points in packed.Points)
            write.SavePoints(points);
        foreach (SeriesRollUp minute in packed.Minutes)
            write.AddMinute(minute);
        foreach (SeriesRollUp hour in packed.Hours)
            write.AddHour(hour);
        write.SavePacked(packed.Phase, packed.Batch);
        return true;
    }

    private static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteStatement, T> map)
    {
        using SqliteStatement statement = new(connection, sql);
        List<T> rows = [];
        while (statement.Step())
            rows.Add(map(statement));
        return rows;
    }

    private long InOneSnapshot(int phase, Action<SqliteConnection> read)
    {
        using SqliteConnection connection = database.Connect();
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        List<long> packed = Query(connection, $"SELECT batch FROM history_packed WHERE phase = {phase}", row => row.Int64(0));
        read(connection);
        snapshot.Commit();
        return packed.FirstOrDefault();
    }

    private SqliteHistoryStatements Statements() => statements ??= new(database.Writer);
}
