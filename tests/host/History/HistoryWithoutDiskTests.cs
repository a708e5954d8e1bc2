using Dapper;
using SmartCampus.Host.History;
using SmartCampus.Host.Storage.Sqlite;
using SmartCampus.Host.Tests.Storage;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.History;

public sealed class HistoryWithoutDiskTests : IAsyncLifetime
{
    private const int MostWaiting = 1000;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private TestStore? store;

    private HistoryWriter Writer => store!.Get<HistoryWriter>();

    public async Task InitializeAsync() => store = await TestStore.OpenAsync(await new SqliteSource().CreateAsync(), options: new HistoryOptions { MostWaiting = MostWaiting });

    public async Task DisposeAsync()
    {
        await store!.DisposeAsync();
        store.Location.Remove();
    }

    [Fact]
    public async Task TickAsync_DiskIsFull_KeepsTheNewestAndGoesOnWhenThereIsRoom()
    {
        Add(0, 10);
        await Writer.TickAsync();
        await SetMostPagesAsync(1);
        for (int second = 10; second < 3010; second += 500) // each tick needs a new page
        {
            Add(second, 500);
            await Writer.TickAsync();
        }

        Assert.Equal(3000 - MostWaiting, Writer.Dropped);
        await SetMostPagesAsync(1_000_000);
        await Writer.TickAsync();

        IEnumerable<double> expected = Enumerable.Range(0, 10).Concat(Enumerable.Range(3010 - MostWaiting, MostWaiting)).Select(i => (double)i);
        Assert.Equal(expected, await ValuesAsync());
        Assert.Equal(3000 - MostWaiting, Writer.Dropped);
        await RestartAsync();
        Assert.Equal(expected, await ValuesAsync());
    }

    // SQLite says "database or disk is full" for both; the limit is never under the file's present size.
    private Task<int> SetMostPagesAsync(int pages) => store!.Get<SqliteDatabase>().Writer.RunAsync(connection => connection.Execute($"PRAGMA max_page_count = {pages}"));

    private void Add(int first, int count)
    {
        foreach (int second in Enumerable.Range(first, count))
            Writer.Add("scale.1", [new Reading("scale.weight", PropertyValue.Of(second), Start.AddSeconds(second))]);
    }

    private async Task RestartAsync()
    {
        await store!.DisposeAsync();
        store = await TestStore.OpenAsync(store.Location);
        await Writer.StartAsync(CancellationToken.None);
        await Writer.StopAsync(CancellationToken.None);
    }

    private async Task<IEnumerable<double>> ValuesAsync() =>
        (await store!.Get<HistoryQueries>().ReadAsync("scale.1", "scale.weight", Start, Start.AddHours(1), 5000, CancellationToken.None))
            .Points.Where(point => point.Mean is not null).Select(point => point.Mean!.Value);
}
