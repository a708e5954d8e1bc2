using Microsoft.Data.Sqlite;

namespace SmartCampus.Benchmarks.History;

/// <summary>The limit of history: rows into bare SQLite, 1,000 in a transaction, and a day read back from an indexed table.</summary>
internal sealed class BareRows : IDisposable
{
    private const int BatchSize = 1000;

    private readonly SqliteConnection connection;

    public BareRows(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        Execute("CREATE TABLE rows (series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL)");
        Execute("CREATE TABLE day (series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (series, at)) WITHOUT ROWID");
    }

    /// <summary>Writes points of so many series in turn.</summary>
    public void Write(int points, int series) => Write("rows", points, i => (i % series, i / series * 1000L));

    public void WriteDay(int points) => Write("day", points, i => (1, i * 1000L));

    /// <summary>Reads the day; returns the number of its points.</summary>
    public int ReadDay()
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT at, value FROM day WHERE series = 1 AND at >= 0 ORDER BY at";
        using SqliteDataReader reader = command.ExecuteReader();
        List<(long At, double Value)> points = [];
        while (reader.Read())
            points.Add((reader.GetInt64(0), reader.GetDouble(1)));
        return points.Count;
    }

    /// <summary>Bytes of the file when all is in it.</summary>
    public long Measure()
    {
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return new FileInfo(connection.DataSource).Length;
    }

    public void Dispose() => connection.Dispose();

    private void Write(string table, int points, Func<int, (long Series, long At)> place)
    {
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {table} VALUES ($series, $at, $value)";
        SqliteParameter series = insert.Parameters.Add("$series", SqliteType.Integer);
        SqliteParameter at = insert.Parameters.Add("$at", SqliteType.Integer);
        SqliteParameter value = insert.Parameters.Add("$value", SqliteType.Real);
        insert.Prepare();
        for (int first = 0; first < points; first += BatchSize)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (int i = first; i < Math.Min(points, first + BatchSize); i++)
            {
                (series.Value, at.Value) = place(i);
                value.Value = SamplePoints.ValueOf(i);
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
