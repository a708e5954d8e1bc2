namespace SmartCampus.Host.Tests.Storage;

/// <summary>Tests that run the same on SQLite and PostgreSQL.</summary>
public abstract class StoreTests(IStoreSource source) : IAsyncLifetime
{
    private TestStore? store;

    private protected TestStore Store => store!;

    public async Task InitializeAsync() => store = await TestStore.OpenAsync(await source.CreateAsync());

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        Store.Location.Remove();
    }

    /// <summary>Ends the program, as it were, and starts it again on the same database.</summary>
    private protected async Task RestartAsync()
    {
        await Store.DisposeAsync();
        store = await TestStore.OpenAsync(Store.Location, Store.Clock);
    }
}
