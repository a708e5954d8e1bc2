using System.Collections.Immutable;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Storage;
using SmartCampus.Host.Storage.Grains;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Storage;

/// <summary>What is read ahead is told from what the database says by changing the rows behind the stores' backs.</summary>
public abstract class ReadAheadTests(IStoreSource source) : StoreTests(source)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly DeviceConfiguration Door = new("gate.north", "North gate", "北门", "campus/gate", "modbus.door", "{}", 1);

    private IDeviceRegistry Registry => Store.Get<IDeviceRegistry>();

    private ICommandLedger Ledger => Store.Get<ICommandLedger>();

    [Fact]
    public async Task FindAsync_AfterReadAhead_AnswersOnceFromMemoryThenFromTheDatabase()
    {
        await Registry.SaveAsync(Door, CancellationToken.None);
        await ReadAheadAsync();
        await ExecuteAsync("UPDATE devices SET name_en = 'Changed'");

        Assert.Equal("North gate", (await FindAsync())?.NameEn);
        Assert.Equal("Changed", (await FindAsync())?.NameEn);
    }

    [Fact]
    public async Task ListAsync_AfterReadAhead_AnswersOnceFromMemoryThenFromTheDatabase()
    {
        await Registry.SaveAsync(Door, CancellationToken.None);
        await ReadAheadAsync();
        await ExecuteAsync("UPDATE devices SET name_en = 'Changed'");

        Assert.Equal("North gate", Assert.Single(await Registry.ListAsync(CancellationToken.None)).NameEn);
        Assert.Equal("Changed", Assert.Single(await Registry.ListAsync(CancellationToken.None)).NameEn);
    }

    [Fact]
    public async Task ListAsync_ChangedSinceReadAhead_IsWhatIsStored()
    {
        await ReadAheadAsync();
        await Registry.AddAsync([Door], CancellationToken.None);
        IReadOnlyList<DeviceConfiguration> added = await Registry.ListAsync(CancellationToken.None);
        await ReadAheadAsync();
        await Registry.RemoveAsync(Door.Id, CancellationToken.None);

        Assert.Equal([Door], added);
        Assert.Empty(await Registry.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task FindAsync_SavedSinceReadAhead_IsWhatWasSaved()
    {
        await Registry.SaveAsync(Door, CancellationToken.None);
        await ReadAheadAsync();

        await Registry.SaveAsync(Door with { NameEn = "Saved", Version = 2 }, CancellationToken.None);

        Assert.Equal("Saved", (await FindAsync())?.NameEn);
    }

    [Fact]
    public async Task FindAsync_AddedOrRemovedSinceReadAhead_IsSeen()
    {
        await ReadAheadAsync();
        await Registry.AddAsync([Door], CancellationToken.None);
        DeviceConfiguration? added = await FindAsync();
        await ReadAheadAsync();
        await Registry.RemoveAsync(Door.Id, CancellationToken.None);

        Assert.Equal(Door, added);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task FindAsync_AfterTheEndOfReadAhead_AsksTheDatabase()
    {
        await Registry.SaveAsync(Door, CancellationToken.None);
        await ReadAheadAsync();
        await ExecuteAsync("UPDATE devices SET name_en = 'Changed'");

        foreach (IReadsAhead store in Stores())
            store.EndReadAhead();

        Assert.Equal("Changed", (await FindAsync())?.NameEn);
    }

    [Fact]
    public async Task ListOpenAsync_AfterReadAhead_AnswersOnceFromMemoryThenFromTheDatabase()
    {
        await Ledger.AddAsync(new LedgerEntry(
            "c1", Door.Id, "lock.unlock", ImmutableDictionary<string, PropertyValue>.Empty, ImmutableDictionary<string, PropertyValue>.Empty, "user",
            Start.AddSeconds(5), null, null, [new(CommandState.Accepted, Start)]));
        await ReadAheadAsync();
        await ExecuteAsync("UPDATE commands SET is_open = 0");

        Assert.Equal("c1", Assert.Single(await Ledger.ListOpenAsync(Door.Id, CancellationToken.None)).Id);
        Assert.Empty(await Ledger.ListOpenAsync(Door.Id, CancellationToken.None));
        Assert.Empty(await Ledger.ListOpenAsync("device-without-commands", CancellationToken.None));
    }

    [Fact]
    public async Task ReadStateAsync_AfterReadAhead_AnswersOnceFromMemoryThenFromTheDatabase()
    {
        GrainStorage storage = Store.Get<GrainStorage>();
        GrainId known = GrainId.Create("device", Door.Id);
        await storage.WriteStateAsync("note", known, new GrainState<Note>(new Note { Text = "first" }));
        await ReadAheadAsync();
        await ExecuteAsync("""UPDATE grain_state SET state = '{"text":"second"}'""");
        GrainState<Note>[] read = [new(), new(), new()];

        await storage.ReadStateAsync("note", known, read[0]);
        await storage.ReadStateAsync("note", known, read[1]);
        await storage.ReadStateAsync("other", known, read[2]);

        Assert.Equal(["first", "second", ""], read.Select(r => r.State!.Text));
        Assert.Equal([true, true, false], read.Select(r => r.RecordExists));
    }

    private IEnumerable<IReadsAhead> Stores() => Store.Get<IServiceProvider>().GetServices<IReadsAhead>();

    private async Task ReadAheadAsync()
    {
        foreach (IReadsAhead store in Stores())
            await store.ReadAheadAsync(CancellationToken.None);
    }

    private Task<DeviceConfiguration?> FindAsync() => Registry.FindAsync(Door.Id, CancellationToken.None);

    private Task<int> ExecuteAsync(string sql) => Store.Get<IDatabase>().WriteAsync(connection => connection.ExecuteAsync(sql), CancellationToken.None);

    private sealed class Note
    {
        public string Text { get; set; } = "";
    }
}

public sealed class SqliteReadAheadTests() : ReadAheadTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresReadAheadTests(PostgresCluster cluster) : ReadAheadTests(cluster);
