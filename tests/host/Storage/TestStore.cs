using Microsoft.Extensions.DependencyInjection;
using SmartCampus.Host.History;
using SmartCampus.Host.Storage;

namespace SmartCampus.Host.Tests.Storage;

/// <summary>The product's storage over a test's own database.</summary>
internal sealed class TestStore(StoreLocation location, ManualClock clock, HistoryOptions? options = null) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(clock)
        .AddSmartCampusStorage(new StorageOptions { DataDirectory = location.Directory, PostgresConnectionString = location.PostgresConnectionString })
        .AddSmartCampusHistory(options)
        .BuildServiceProvider();

    public StoreLocation Location => location;

    public ManualClock Clock => clock;

    public IDatabase Database => Get<IDatabase>();

    public static async Task<TestStore> OpenAsync(StoreLocation location, ManualClock? clock = null, HistoryOptions? options = null)
    {
        TestStore store = new(location, clock ?? new ManualClock(), options);
        await store.Database.OpenAsync(CancellationToken.None);
        return store;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
