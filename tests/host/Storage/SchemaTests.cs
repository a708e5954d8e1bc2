using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Host.Storage;
using SmartCampus.Host.Storage.Devices;
using SmartCampus.Host.Storage.Postgres;
using SmartCampus.Host.Storage.Sqlite;

namespace SmartCampus.Host.Tests.Storage;

public abstract class SchemaTests(IStoreSource source, string dialect)
{
    private static readonly SchemaScript Later = new(9001, "9001_later.sql", "ALTER TABLE places ADD COLUMN colour TEXT NOT NULL DEFAULT 'green'");

    private IReadOnlyList<SchemaScript> Known => SchemaScript.Embedded(dialect);

    [Fact]
    public async Task OpenAsync_OlderDatabase_IsBroughtUpWithNothingLost()
    {
        StoreLocation location = await source.CreateAsync();
        Place place = new("campus/library", "Library", "图书馆");
        await using (IDatabase older = await OpenAsync(location, Known))
            await new PlaceStore(older).SaveAsync([place], CancellationToken.None);

        await using IDatabase newer = await OpenAsync(location, [.. Known, Later]);

        Assert.Equal([place], await new PlaceStore(newer).ListAsync(CancellationToken.None));
        Assert.Equal("green", await ScalarAsync<string>(newer, "SELECT colour FROM places"));
    }

    [Fact]
    public async Task OpenAsync_NewerDatabase_IsRefusedAndNamesBothVersions()
    {
        StoreLocation location = await source.CreateAsync();
        await using (await OpenAsync(location, [.. Known, Later]))
        {
        }

        SchemaException error = await Assert.ThrowsAsync<SchemaException>(() => OpenAsync(location, Known));

        Assert.Contains("version 9001", error.Message, StringComparison.Ordinal);
        Assert.Contains($"up to {Known[^1].Version}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_ScriptThatFails_LeavesTheDatabaseAsItWas()
    {
        StoreLocation location = await source.CreateAsync();
        SchemaScript broken = new(9001, "9001_broken.sql", "ALTER TABLE places ADD COLUMN colour TEXT; INSERT INTO no_such_table VALUES (1);");

        await Assert.ThrowsAnyAsync<DbException>(() => OpenAsync(location, [.. Known, broken]));

        await using IDatabase database = await OpenAsync(location, [.. Known, Later]);
        Assert.Equal(9001, await ScalarAsync<long>(database, "SELECT MAX(version) FROM schema_version"));
    }

    [Fact]
    public async Task OpenAsync_SeveralProgramsAtOnce_EachScriptRunsOnce()
    {
        StoreLocation location = await source.CreateAsync();

        IDatabase[] databases = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => OpenAsync(location, Known))));

        Assert.Equal(Known.Count, await ScalarAsync<long>(databases[0], "SELECT COUNT(*) FROM schema_version"));
        foreach (IDatabase database in databases)
            await database.DisposeAsync();
    }

    [Fact]
    public void Embedded_BothDialects_HaveTheSameScripts()
    {
        Assert.NotEmpty(Known);
        Assert.Equal(SchemaScript.Embedded("sqlite").Select(script => script.Name), SchemaScript.Embedded("postgres").Select(script => script.Name));
    }

    private static Task<T> ScalarAsync<T>(IDatabase database, string sql) =>
        database.ReadAsync(async connection => (await connection.ExecuteScalarAsync<T>(sql))!, CancellationToken.None);

    private static async Task<IDatabase> OpenAsync(StoreLocation location, IReadOnlyList<SchemaScript> scripts)
    {
        IDatabase database = location.PostgresConnectionString is { } connectionString
            ? new PostgresDatabase(connectionString, scripts, new ManualClock(), NullLogger<PostgresDatabase>.Instance)
            : new SqliteDatabase(new() { DataDirectory = location.Directory }, scripts, new ManualClock(), NullLogger<SqliteDatabase>.Instance);
        await database.OpenAsync(CancellationToken.None);
        return database;
    }
}

public sealed class SqliteSchemaTests() : SchemaTests(new SqliteSource(), "sqlite");

[Collection(PostgresCluster.Collection)]
public sealed class PostgresSchemaTests(PostgresCluster cluster) : SchemaTests(cluster, "postgres");
