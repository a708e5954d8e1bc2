using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace SmartCampus.Host.Storage.Sqlite;

/// <summary>The database as one file, <c>campus.db</c>, in write-ahead mode: a commit survives the end of the process (<c>kill -9</c>); the last moments before a power cut may be lost, the file stays whole.</summary>
internal sealed class SqliteDatabase(StorageOptions options, IReadOnlyList<SchemaScript> scripts, TimeProvider clock, ILogger<SqliteDatabase> logger) : IDatabase
{
    private const string Settings = "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;";

    private readonly string file = FileIn(options);

    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = FileIn(options),
        ForeignKeys = true,
        DefaultTimeout = 5,
    }.ToString();

    private readonly ConcurrentBag<SqliteConnection> readers = []; // as many as ever read at once; opening one anew costs more than most reads
    private SqliteConnection? writing;
    private SqliteConnection? checkpointing;
    private SqliteCheckpointer? checkpointer;

    /// <summary>The one writer. There after <see cref="OpenAsync"/>.</summary>
    public SqliteWriter Writer { get => field ?? throw new InvalidOperationException("The database is not open yet."); private set; }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        DataFolder.Make(options.DataDirectory);
        writing = Connect();
        await writing.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16000;");
        await new SchemaMigrator(scripts, lockSql: null, clock, logger).ApplyAsync(writing, cancellationToken);
        checkpointing = Connect();
        checkpointer = new(writing, checkpointing, logger);
        Writer = new(writing, checkpointer.AfterCommit);
    }

    /// <summary>A connection of the pool, to read with. Dispose it.</summary>
    public SqliteConnection Connect()
    {
        SqliteConnection connection = new(connectionString);
        connection.Open();
        connection.Execute(Settings);
        return connection;
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        SqliteConnection connection = readers.TryTake(out SqliteConnection? idle) ? idle : Connect();
        try
        {
            T result = await read(connection);
            readers.Add(connection);
            return result;
        }
        catch
        {
            await connection.DisposeAsync(); // whatever it was in the middle of
            throw;
        }
    }

    // SQLite's ADO.NET methods complete before they return, so there is nothing to wait for.
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) =>
        Writer.RunAsync(connection => write(connection).GetAwaiter().GetResult());

    public async Task BackupAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no {file}, so there is nothing to back up.");
        if (File.Exists(path))
            throw new IOException($"{path} exists; a backup never overwrites.");
        await OwnersFile.Create(path).DisposeAsync(); // SQLite fills a file that is there and empty
        try
        {
            await using SqliteConnection connection = Connect();
            await Task.Run(() => connection.Execute("VACUUM INTO @path", new { path }), cancellationToken);
            await using FileStream copy = new(path, FileMode.Open, FileAccess.ReadWrite);
            copy.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(path); // half a copy must not look like one
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (writing is null)
            return;
        await Writer.DisposeAsync();
        while (readers.TryTake(out SqliteConnection? reader))
            await reader.DisposeAsync();
        checkpointer!.Dispose();
        await checkpointing!.DisposeAsync();
        await writing.DisposeAsync();
        writing = null;
        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
    }

    private static string FileIn(StorageOptions options) => Path.Combine(options.DataDirectory, "campus.db");
}
