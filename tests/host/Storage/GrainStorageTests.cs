using System.Collections.Immutable;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using SmartCampus.Grains.Commands;
using SmartCampus.Host.Storage;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Storage;

public abstract class GrainStorageTests(IStoreSource source) : StoreTests(source)
{
    private static readonly GrainId Grain = GrainId.Create("device", "gate.north");

    private IGrainStorage Storage => Store.Get<IServiceProvider>().GetRequiredKeyedService<IGrainStorage>(StorageServices.GrainStorageName);

    [Fact]
    public async Task ReadStateAsync_NeverWritten_GivesANewStateWithoutRecord()
    {
        GrainState<Leases> state = new();

        await Storage.ReadStateAsync("leases", Grain, state);

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Empty(state.State!.ByTrait);
    }

    [Fact]
    public async Task ReadStateAsync_AfterARestart_GivesWhatWasWritten()
    {
        Lease lease = new(CommandState.Sent, TimeSpan.FromMinutes(10), new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), PropertyValue.Of(1.50m));
        GrainState<Leases> written = new(new Leases { ByTrait = ImmutableDictionary<string, Lease>.Empty.Add("valve", lease) });
        await Storage.WriteStateAsync("leases", Grain, written);
        await RestartAsync();

        GrainState<Leases> read = new();
        await Storage.ReadStateAsync("leases", Grain, read);

        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Equal(lease, read.State!.ByTrait["valve"]);
    }

    [Fact]
    public async Task WriteStateAsync_SomebodyElseWroteSince_IsRefusedAndTheirsStays()
    {
        GrainState<Leases> mine = new(new Leases());
        await Storage.WriteStateAsync("leases", Grain, mine);
        GrainState<Leases> theirs = new();
        await Storage.ReadStateAsync("leases", Grain, theirs);
        await Storage.WriteStateAsync("leases", Grain, theirs);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("leases", Grain, mine));

        GrainState<Leases> read = new();
        await Storage.ReadStateAsync("leases", Grain, read);
        Assert.Equal(theirs.ETag, read.ETag);
    }

    [Fact]
    public async Task WriteStateAsync_TwoFirstWrites_TheSecondIsRefused()
    {
        await Storage.WriteStateAsync("leases", Grain, new GrainState<Leases>(new Leases()));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("leases", Grain, new GrainState<Leases>(new Leases())));
    }

    [Fact]
    public async Task ClearStateAsync_OldTag_IsRefused()
    {
        GrainState<Leases> first = new(new Leases());
        await Storage.WriteStateAsync("leases", Grain, first);
        GrainState<Leases> old = new(new Leases()) { ETag = first.ETag, RecordExists = true };
        await Storage.WriteStateAsync("leases", Grain, first);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("leases", Grain, old));
    }

    [Fact]
    public async Task ClearStateAsync_CurrentTag_RemovesTheRecordAndItCanBeWrittenAgain()
    {
        GrainState<Leases> state = new(new Leases());
        await Storage.WriteStateAsync("leases", Grain, state);

        await Storage.ClearStateAsync("leases", Grain, state);
        Assert.False(state.RecordExists);
        await Storage.WriteStateAsync("leases", Grain, state);

        Assert.True(state.RecordExists);
    }

    [Fact]
    public async Task ReadStateAsync_WrittenByANewerProgram_IsRefused()
    {
        await Storage.WriteStateAsync("leases", Grain, new GrainState<Leases>(new Leases()));
        await Store.Database.WriteAsync(connection => connection.ExecuteAsync("UPDATE grain_state SET format = 99"), CancellationToken.None);

        SchemaException error = await Assert.ThrowsAsync<SchemaException>(() => Storage.ReadStateAsync("leases", Grain, new GrainState<Leases>()));

        Assert.Contains("format 99", error.Message, StringComparison.Ordinal);
    }

    internal sealed record Lease(CommandState State, TimeSpan For, DateTimeOffset Since, PropertyValue Value);

    internal sealed record Leases
    {
        public ImmutableDictionary<string, Lease> ByTrait { get; init; } = ImmutableDictionary<string, Lease>.Empty;
    }
}

public sealed class SqliteGrainStorageTests() : GrainStorageTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresGrainStorageTests(PostgresCluster cluster) : GrainStorageTests(cluster);
