using Dapper;
using Microsoft.Data.Sqlite;
using SmartCampus.Host.Storage.Sqlite;

namespace SmartCampus.Host.Tests.Storage;

public sealed class SqliteWriterTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private TestStore? store;

    private SqliteDatabase Database => store!.Get<SqliteDatabase>();

    public async Task InitializeAsync() => store = await TestStore.OpenAsync(await new SqliteSource().CreateAsync());

    public async Task DisposeAsync()
    {
        await store!.DisposeAsync();
        store.Location.Remove();
    }

    [Fact]
    public async Task RunAsync_OneOfASharedTransactionFails_TheOthersAreWritten()
    {
        using ManualResetEventSlim open = new();
        TaskCompletionSource busy = new();
        Task gate = Task.Run(() => Database.Writer.RunAsync(_ => busy.TrySetResult() && open.Wait(Limit)));
        await busy.Task.WaitAsync(Limit);
        Task<int> first = Save("a");
        Task<int> failing = Database.Writer.RunAsync<int>(_ => throw new InvalidOperationException("mine alone"));
        Task<int> last = Save("b");

        open.Set();
        await Task.WhenAll(gate, first, last).WaitAsync(Limit);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal("mine alone", error.Message);
        Assert.Equal(["a", "b"], await PathsAsync());
    }

    [Fact]
    public async Task RunAsync_WorkThatFailsHalfway_LeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.Writer.RunAsync<int>(connection =>
        {
            Insert(connection, "half");
            throw new InvalidOperationException();
        }));

        Assert.Empty(await PathsAsync());
    }

    [Fact]
    public async Task RunAsync_BackgroundUnderAFloodOfUrgentWork_GetsItsTurn()
    {
        bool stop = false;
        Task flood = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref stop))
                await Database.Writer.RunAsync(_ => 0);
        })));

        await Database.Writer.RunAsync(connection => Insert(connection, "background"), inBackground: true).WaitAsync(Limit);

        Volatile.Write(ref stop, true);
        await flood;
        Assert.Equal(["background"], await PathsAsync());
    }

    [Fact]
    public async Task DisposeAsync_WorkIsWaiting_FinishesItAndTakesNoMore()
    {
        SqliteWriter writer = Database.Writer;
        Task<int>[] waiting = [.. Enumerable.Range(0, 100).Select(i => Task.Run(() => Save($"{i}")))];
        await Task.WhenAny(waiting).WaitAsync(Limit);
        int accepted = 0;

        await store!.DisposeAsync();

        foreach (Task<int> save in waiting)
            accepted += await save.ContinueWith(done => done.IsCompletedSuccessfully ? 1 : 0, TaskScheduler.Default).WaitAsync(Limit);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writer.RunAsync(_ => 0));
        store = await TestStore.OpenAsync(store.Location);
        Assert.Equal(accepted, (await PathsAsync()).Count());
    }

    private static int Insert(SqliteConnection connection, string path) =>
        connection.Execute("INSERT INTO places (path, name_en, name_zh) VALUES (@path, '', '')", new { path });

    private Task<int> Save(string path) => Database.Writer.RunAsync(connection => Insert(connection, path));

    private Task<IEnumerable<string>> PathsAsync() =>
        Database.ReadAsync(connection => connection.QueryAsync<string>("SELECT path FROM places ORDER BY path"), CancellationToken.None);
}
