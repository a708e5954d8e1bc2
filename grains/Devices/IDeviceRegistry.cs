namespace SmartCampus.Grains.Devices;

/// <summary>The configured devices, durable. Any thread. Every method may throw what the database throws.</summary>
public interface IDeviceRegistry
{
    /// <summary>All devices, by id.</summary>
    Task<IReadOnlyList<DeviceConfiguration>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One device, or <see langword="null"/>.</summary>
    Task<DeviceConfiguration?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Adds a device, or changes it when the stored version is <c>configuration.Version - 1</c>. False when somebody else was faster, or it exists already.</summary>
    Task<bool> SaveAsync(DeviceConfiguration configuration, CancellationToken cancellationToken);

    /// <summary>Adds many new devices in one transaction; those whose id exists are left as they are.</summary>
    Task AddAsync(IReadOnlyList<DeviceConfiguration> configurations, CancellationToken cancellationToken);

    /// <summary>Removes a device; its ledger, history and timeline stay. False when there is none.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);
}
