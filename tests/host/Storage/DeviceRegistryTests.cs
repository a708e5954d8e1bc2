using SmartCampus.Grains.Devices;
using SmartCampus.Host.Storage.Devices;

namespace SmartCampus.Host.Tests.Storage;

public abstract class DeviceRegistryTests(IStoreSource source) : StoreTests(source)
{
    private static readonly DeviceConfiguration Door =
        new("gate.north", "North gate", "北门", "campus/gate/north", "modbus.door", """{"line":"tcp://10.0.0.1:502","unit":1}""", 1);

    private IDeviceRegistry Registry => Store.Get<IDeviceRegistry>();

    [Fact]
    public async Task SaveAsync_NewDevice_IsThereAfterARestart()
    {
        bool saved = await Registry.SaveAsync(Door, CancellationToken.None);
        await RestartAsync();

        Assert.True(saved);
        Assert.Equal(Door, await Registry.FindAsync(Door.Id, CancellationToken.None));
    }

    [Fact]
    public async Task SaveAsync_IdThatExists_IsFalseAndChangesNothing()
    {
        await Registry.SaveAsync(Door, CancellationToken.None);

        bool saved = await Registry.SaveAsync(Door with { NameEn = "Another" }, CancellationToken.None);

        Assert.False(saved);
        Assert.Equal(Door, await Registry.FindAsync(Door.Id, CancellationToken.None));
    }

    [Fact]
    public async Task SaveAsync_TwoChangesOfTheSameVersion_TheSecondIsFalse()
    {
        await Registry.SaveAsync(Door, CancellationToken.None);

        bool first = await Registry.SaveAsync(Door with { NameEn = "First", Version = 2 }, CancellationToken.None);
        bool second = await Registry.SaveAsync(Door with { NameEn = "Second", Version = 2 }, CancellationToken.None);

        Assert.True(first);
        Assert.False(second);
        Assert.Equal("First", (await Registry.FindAsync(Door.Id, CancellationToken.None))?.NameEn);
    }

    [Fact]
    public async Task AddAsync_SomeExist_AddsTheOthersAndLeavesThese()
    {
        await Registry.SaveAsync(Door, CancellationToken.None);

        await Registry.AddAsync([Door with { NameEn = "Changed" }, Door with { Id = "a-valve" }, Door with { Id = "Z" }], CancellationToken.None);

        IReadOnlyList<DeviceConfiguration> devices = await Registry.ListAsync(CancellationToken.None);
        Assert.Equal(["Z", "a-valve", "gate.north"], devices.Select(device => device.Id));
        Assert.Equal(Door, devices[2]);
    }

    [Fact]
    public async Task RemoveAsync_Twice_IsTrueThenFalse()
    {
        await Registry.SaveAsync(Door, CancellationToken.None);

        bool first = await Registry.RemoveAsync(Door.Id, CancellationToken.None);
        bool second = await Registry.RemoveAsync(Door.Id, CancellationToken.None);

        Assert.True(first);
        Assert.False(second);
        Assert.Null(await Registry.FindAsync(Door.Id, CancellationToken.None));
    }

    [Fact]
    public async Task PlacesSaveAsync_NewAndKnownPaths_AddsAndRenames()
    {
        PlaceStore places = Store.Get<PlaceStore>();
        await places.SaveAsync([new("campus/library", "Library", "图书馆"), new("campus", "Campus", "校园")], CancellationToken.None);

        await places.SaveAsync([new("campus", "Main campus", "主校区")], CancellationToken.None);

        Assert.Equal([new("campus", "Main campus", "主校区"), new("campus/library", "Library", "图书馆")], await places.ListAsync(CancellationToken.None));
    }
}

public sealed class SqliteDeviceRegistryTests() : DeviceRegistryTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresDeviceRegistryTests(PostgresCluster cluster) : DeviceRegistryTests(cluster);
