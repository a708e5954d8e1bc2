using SmartCampus.Host.Storage.Devices;

namespace SmartCampus.Host.Tests.Storage;

public sealed class BackupTests
{
    [Fact]
    public async Task BackupAsync_WhileWritersRun_OpensAsAWholeDatabase()
    {
        await using TestStore store = await TestStore.OpenAsync(await new SqliteSource().CreateAsync());
        await store.Get<PlaceStore>().SaveAsync([new("campus", "Campus", "校园")], CancellationToken.None);
        StoreLocation copy = await new SqliteSource().CreateAsync();
        Task writing = Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => store.Get<PlaceStore>().SaveAsync([new($"campus/{i}", "", "")], CancellationToken.None))));

        await store.Database.BackupAsync(Path.Combine(copy.Directory, "campus.db"), CancellationToken.None);

        await writing;
        await using TestStore restored = await TestStore.OpenAsync(copy);
        Assert.Contains(new Place("campus", "Campus", "校园"), await restored.Get<PlaceStore>().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task BackupAsync_FileExists_IsRefused()
    {
        await using TestStore store = await TestStore.OpenAsync(await new SqliteSource().CreateAsync());

        await Assert.ThrowsAsync<IOException>(() => store.Database.BackupAsync(Path.Combine(store.Location.Directory, "campus.db"), CancellationToken.None));
    }
}
