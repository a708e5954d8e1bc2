using SmartCampus.Host.Storage.Devices;

namespace SmartCampus.Host.Tests.Storage;

[Collection(PostgresCluster.Collection)]
public sealed class PostgresBackupTests(PostgresCluster cluster)
{
    [Fact]
    public async Task BackupAsync_Postgres_NamesTheCommandWithoutThePassword()
    {
        StoreLocation location = await cluster.CreateAsync();
        await using TestStore store = await TestStore.OpenAsync(location with { PostgresConnectionString = location.PostgresConnectionString + ";Password=secret" });

        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(() => store.Database.BackupAsync("/backup/campus.dump", CancellationToken.None));

        Assert.Contains("pg_dump --format=custom --file=/backup/campus.dump", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PgDump_RestoredIntoAnEmptyDatabase_OpensWithEverything()
    {
        Place place = new("campus", "Campus", "校园");
        StoreLocation from = await cluster.CreateAsync();
        StoreLocation to = await cluster.CreateAsync();
        await using (TestStore store = await TestStore.OpenAsync(from))
            await store.Get<PlaceStore>().SaveAsync([place], CancellationToken.None);

        await cluster.DumpAndRestoreAsync(from, to);

        await using TestStore restored = await TestStore.OpenAsync(to);
        Assert.Equal([place], await restored.Get<PlaceStore>().ListAsync(CancellationToken.None));
    }
}
