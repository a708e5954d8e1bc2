namespace SmartCampus.Host.Tests.Storage;

/// <summary>SQLite files in folders of their own.</summary>
internal sealed class SqliteSource : IStoreSource
{
    public Task<StoreLocation> CreateAsync() => Task.FromResult(new StoreLocation(Directory.CreateTempSubdirectory("campus-test-").FullName, null));
}
