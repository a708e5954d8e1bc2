using System.Data.Common;
using Npgsql;

namespace SmartCampus.Host.Storage.Postgres;

/// <summary>The database on a PostgreSQL server, for several nodes. Nodes that start together apply the schema one after another.</summary>
internal sealed class PostgresDatabase(string connectionString, IReadOnlyList<SchemaScript> scripts, TimeProvider clock, ILogger<PostgresDatabase> logger) : IDatabase
{
    private const string OneMigratorAtATime = "SELECT pg_advisory_xact_lock(7310513)"; // the number is arbitrary; only we use it

    /// <summary>Connections of the pool; statements that come often are prepared by themselves.</summary>
    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(SourceOf(connectionString));

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await Source.OpenConnectionAsync(cancellationToken);
        await new SchemaMigrator(scripts, OneMigratorAtATime, clock, logger).ApplyAsync(connection, cancellationToken);
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await Source.OpenConnectionAsync(cancellationToken);
        return await read(connection);
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await Source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        T result = await write(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public Task BackupAsync(string path, CancellationToken cancellationToken)
    {
        NpgsqlConnectionStringBuilder where = new(connectionString);
        throw new NotSupportedException(
            $"PostgreSQL is backed up with its own tool, while everything runs: pg_dump --format=custom --file={path} --host={where.Host} --port={where.Port} --username={where.Username} {where.Database}");
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private static NpgsqlConnectionStringBuilder SourceOf(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 };
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"SMARTCAMPUS_POSTGRES is no Npgsql connection string such as Host=…;Username=…;Password=…;Database=…: {e.Message}", e);
        }
    }
}
