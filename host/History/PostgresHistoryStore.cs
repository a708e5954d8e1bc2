using Dapper;
using Npgsql;
using SmartCampus.Host.Storage.Postgres;

namespace SmartCampus.Host.History;

/// <summary>History in PostgreSQL: each write is one round trip, rows travel as arrays.</summary>
internal sealed class PostgresHistoryStore(PostgresDatabase database) : IHistoryStore
{
    private const string AddSeries = """
        INSERT INTO history_series (device, property) SELECT * FROM unnest($1, $2)
        ON CONFLICT (device, property) DO UPDATE SET device = excluded.device RETURNING device, property, id
        """;

    private const string SavePoints = """
        INSERT INTO history_points (series, start, batch, finish, points) SELECT * FROM unnest($1, $2, $3, $4, $5)
        ON CONFLICT (series, start, batch) DO UPDATE SET finish = excluded.finish, points = excluded.points
        """;

    public async Task<StoredHistory> LoadAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await database.Source.OpenConnectionAsync(cancellationToken);
        IEnumerable<StoredSeries> series = await connection.QueryAsync<StoredSeries>("""SELECT id AS "Id", device AS "Device", property AS "Property" FROM history_series""");
        IEnumerable<(long Phase, long Batch)> packed = await connection.QueryAsync<(long, long)>("SELECT phase, batch FROM history_packed");
        IEnumerable<TailBatch> tail = await connection.QueryAsync<TailBatch>("""SELECT batch AS "Batch", points AS "Points" FROM history_tail ORDER BY batch""");
        return new([.. series], packed.ToDictionary(phase => (int)phase.Phase, phase => phase.Batch), [.. tail]);
    }

    public async Task<IReadOnlyList<long>> AddSeriesAsync(IReadOnlyList<Series> series)
    {
        await using NpgsqlCommand command = database.Source.CreateCommand(AddSeries);
        command.Parameters.Add(new() { Value = series.Select(one => one.Device).ToArray() });
        command.Parameters.Add(new() { Value = series.Select(one => one.Property).ToArray() });
        Dictionary<(string, string), long> ids = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            ids[(reader.GetString(0), reader.GetString(1))] = reader.GetInt64(2);
        return [.. series.Select(one => ids[(one.Device, one.Property)])];
    }

    public async Task WriteAsync(TailBatch? tail, PackedPhase? packed, long packedEverywhere)
    {
        await using NpgsqlBatch batch = database.Source.CreateBatch();
        if (tail is not null)
            Add(batch, "INSERT INTO history_tail (batch, points) VALUES ($1, $2)", tail.Batch, tail.Points);
        if (packed is not null)
            Add(batch, packed);
        Add(batch, "DELETE FROM history_tail WHERE batch <= $1", packedEverywhere);
        await batch.ExecuteNonQueryAsync();
    }

    public async Task<StoredSpan> ReadPointsAsync(long series, int phase, long from, long to, CancellationToken cancellationToken)
    {
        List<RollUp> points = [];
        long packed = await ReadAsync(
            "SELECT start, points FROM history_points WHERE series = $1 AND start >= $2 AND start < $3 ORDER BY start",
            [series, from - Series.LongestPack, to],
            phase,
            row => PointCodec.Unpack(row.GetFieldValue<byte[]>(1), row.GetInt64(0), from, to, points),
            cancellationToken);
        return new(packed, points);
    }

    public async Task<StoredSpan> ReadRollUpsAsync(long series, int phase, long width, long from, long to, CancellationToken cancellationToken)
    {
        List<RollUp> parts = [];
        (string table, string key) = width == RollUp.Minute ? ("history_minutes", "minute") : ("history_hours", "hour");
        long packed = await ReadAsync(
            $"SELECT {key}, count, total, low, high FROM {table} WHERE series = $1 AND {key} >= $2 AND {key} < $3 ORDER BY {key}",
            [series, (from + width - 1) / width, (to + width - 1) / width],
            phase,
            row => parts.Add(new(row.GetInt64(0) * width, row.GetInt64(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4))),
            cancellationToken);
        return new(packed, parts);
    }

    public async Task RemoveAsync(IReadOnlyList<long> series, long rawBefore, long minutesBefore, long hoursBefore)
    {
        await using NpgsqlBatch batch = database.Source.CreateBatch();
        long[] ids = [.. series];
        Add(batch, "DELETE FROM history_points WHERE series = ANY($1) AND start < $2", ids, rawBefore);
        Add(batch, "DELETE FROM history_minutes WHERE series = ANY($1) AND minute < $2", ids, minutesBefore / RollUp.Minute);
        Add(batch, "DELETE FROM history_hours WHERE series = ANY($1) AND hour < $2", ids, hoursBefore / RollUp.Hour);
        await batch.ExecuteNonQueryAsync();
    }

    private static void Add(NpgsqlBatch batch, PackedPhase packed)
    {
        List<PackedPoints> points = packed.Points;
        if (points.Count > 0)
            Add(batch, SavePoints, Column(points, p => p.Series), Column(points, p => p.Start), Column(points, p => p.Batch), Column(points, p => p.Finish), Column(points, p => p.Points));
        AddRollUps(batch, "history_minutes", "minute", RollUp.Minute, packed.Minutes);
        AddRollUps(batch, "history_hours", "hour", RollUp.Hour, packed.Hours);
        Add(
            batch, "INSERT INTO history_packed (phase, batch) VALUES ($1, $2) ON CONFLICT (phase) DO UPDATE SET batch = excluded.batch", (long)packed.Phase, packed.Batch);
    }

    private static void AddRollUps(NpgsqlBatch batch, string table, string key, long width, List<SeriesRollUp> parts)
    {
        if (parts.Count == 0)
            return;

        string sql = $"""
            INSERT INTO {table} AS stored (series, {key}, count, total, low, high) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
            ON CONFLICT (series, {key}) DO UPDATE SET count = stored.count + excluded.count, total = stored.total + excluded.total,
            low = LEAST(stored.low, excluded.low), high = GREATEST(stored.high, excluded.high)
            """;
        Add(
            batch,
            sql,
            Column(parts, p => p.Series),
            Column(parts, p => p.Sum.Start / width),
            Column(parts, p => p.Sum.Count),
            Column(parts, p => p.Sum.Total),
            Column(parts, p => p.Sum.Low),
            Column(parts, p => p.Sum.High));
    }

    private static TColumn[] Column<T, TColumn>(List<T> rows, Func<T, TColumn> column)
    {
        TColumn[] values = new TColumn[rows.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = column(rows[i]);
        return values;
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] parameters)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (object parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        batch.BatchCommands.Add(command);
    }

    // Both statements of a batch are one transaction, but each sees what is committed when it begins: the rows come
    // first, so that a pack in between makes PackedBatch too new, which the caller takes as "read again".
    private async Task<long> ReadAsync(string sql, object[] parameters, int phase, Action<NpgsqlDataReader> take, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = database.Source.CreateBatch();
        Add(batch, sql, parameters);
        Add(batch, "SELECT batch FROM history_packed WHERE phase = $1", (long)phase);
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            take(reader);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
    }
}
