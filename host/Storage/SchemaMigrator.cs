using System.Data.Common;
using Dapper;

namespace SmartCampus.Host.Storage;

/// <summary>Brings a database to the newest schema, each script in a transaction of its own. Several programs may do so at once.</summary>
/// <param name="scripts">All scripts that this program knows, in order.</param>
/// <param name="lockSql">What makes a transaction wait for another migrator's; null where every transaction does.</param>
/// <param name="clock">The time noted beside each script.</param>
internal sealed partial class SchemaMigrator(IReadOnlyList<SchemaScript> scripts, string? lockSql, TimeProvider clock, ILogger logger)
{
    private const string VersionTable =
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL)";

    private const string Current = "SELECT COALESCE(MAX(version), 0) FROM schema_version";

    /// <exception cref="SchemaException">The database is newer than every known script.</exception>
    public async Task ApplyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await InTransactionAsync(connection, static (open, transaction) => open.ExecuteAsync(VersionTable, transaction: transaction), cancellationToken);
        foreach (SchemaScript script in scripts)
            await InTransactionAsync(connection, (open, transaction) => StepAsync(open, transaction, script), cancellationToken);

        int found = await connection.ExecuteScalarAsync<int>(Current);
        int known = scripts[^1].Version;
        if (found > known)
            throw new SchemaException($"The database has schema version {found}; this program knows versions up to {known}. Start the newer program, or restore a backup.");
    }

    private async Task InTransactionAsync(DbConnection connection, Func<DbConnection, DbTransaction, Task> work, CancellationToken cancellationToken)
    {
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (lockSql is not null)
            await connection.ExecuteAsync(lockSql, transaction: transaction);
        await work(connection, transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task StepAsync(DbConnection connection, DbTransaction transaction, SchemaScript script)
    {
        int found = await connection.ExecuteScalarAsync<int>(Current, transaction: transaction);
        if (found >= script.Version)
            return;

        await connection.ExecuteAsync(script.Sql, transaction: transaction);
        long applied = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await connection.ExecuteAsync(
            "INSERT INTO schema_version (version, name, applied) VALUES (@Version, @Name, @applied)", new { script.Version, script.Name, applied }, transaction);
        LogApplied(script.Name);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied schema script {Script}")]
    private partial void LogApplied(string script);
}
