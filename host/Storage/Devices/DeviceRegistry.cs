using Dapper;
using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Storage.Devices;

/// <summary>The configured devices, in the table <c>devices</c>.</summary>
internal sealed class DeviceRegistry(IDatabase database) : IDeviceRegistry, IReadsAhead
{
    private const string Select =
        """SELECT id AS "Id", name_en AS "NameEn", name_zh AS "NameZh", place AS "Place", driver AS "Driver", settings AS "Settings", version AS "Version" FROM devices""";

    private const string Insert =
        "INSERT INTO devices (id, name_en, name_zh, place, driver, settings, version) VALUES (@Id, @NameEn, @NameZh, @Place, @Driver, @Settings, @Version) ON CONFLICT (id) DO NOTHING";

    private const string Update =
        "UPDATE devices SET name_en = @NameEn, name_zh = @NameZh, place = @Place, driver = @Driver, settings = @Settings, version = @Version WHERE id = @Id AND version = @Version - 1";

    private readonly ReadAhead<DeviceConfiguration> ahead = new();
    private IReadOnlyList<DeviceConfiguration>? listed; // what was read ahead, for the first who asks

    public Task<IReadOnlyList<DeviceConfiguration>> ListAsync(CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref listed, null) is { } known ? Task.FromResult(known) : QueryAsync(cancellationToken);

    private Task<IReadOnlyList<DeviceConfiguration>> QueryAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<DeviceConfiguration>>(
        async connection =>
        {
            // Sorted here: databases differ in how they order text.
            DeviceConfiguration[] devices = [.. (await connection.QueryAsync<Row>(Select)).Select(row => row.ToConfiguration())];
            Array.Sort(devices, (left, right) => string.CompareOrdinal(left.Id, right.Id));
            return devices;
        },
        cancellationToken);

    public Task<DeviceConfiguration?> FindAsync(string id, CancellationToken cancellationToken) =>
        ahead.TryTake(id, out DeviceConfiguration? known) ? Task.FromResult(known) : database.ReadAsync(
            async connection => (await connection.QuerySingleOrDefaultAsync<Row>(Select + " WHERE id = @id", new { id }))?.ToConfiguration(),
            cancellationToken);

    public Task<bool> SaveAsync(DeviceConfiguration configuration, CancellationToken cancellationToken)
    {
        Forget(configuration.Id);
        return database.WriteAsync(
            async connection => await connection.ExecuteAsync(configuration.Version == 1 ? Insert : Update, configuration) == 1, cancellationToken);
    }

    public Task AddAsync(IReadOnlyList<DeviceConfiguration> configurations, CancellationToken cancellationToken)
    {
        foreach (DeviceConfiguration configuration in configurations)
            Forget(configuration.Id);
        return database.WriteAsync(connection => connection.ExecuteAsync(Insert, configurations), cancellationToken);
    }

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        Forget(id);
        return database.WriteAsync(async connection => await connection.ExecuteAsync("DELETE FROM devices WHERE id = @id", new { id }) == 1, cancellationToken);
    }

    public async Task ReadAheadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DeviceConfiguration> devices = await QueryAsync(cancellationToken);
        ahead.Fill(devices.Select(d => (d.Id, d)));
        listed = devices;
    }

    public void EndReadAhead()
    {
        listed = null;
        ahead.End();
    }

    private void Forget(string id)
    {
        listed = null;
        ahead.Drop(id);
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string NameEn { get; init; }

        public required string NameZh { get; init; }

        public required string Place { get; init; }

        public required string Driver { get; init; }

        public required string Settings { get; init; }

        public required int Version { get; init; }

        public DeviceConfiguration ToConfiguration() => new(Id, NameEn, NameZh, Place, Driver, Settings, Version);
    }
}
