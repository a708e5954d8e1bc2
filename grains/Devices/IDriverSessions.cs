using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>The drivers that run on this node; the host implements it. Any thread.</summary>
public interface IDriverSessions
{
    /// <summary>The model of a driver that is loaded, or <see langword="null"/>.</summary>
    DeviceModel? FindModel(string driver);

    /// <summary>
    /// Starts the device's session, in place of one that runs. It tells <paramref name="device"/> what happens; also when the driver is missing or its settings are wrong.
    /// Returns how old the last report may become before the data are stale; <see langword="null"/> when the settings do not say how often it reports.
    /// </summary>
    TimeSpan? Start(DeviceConfiguration configuration, IDeviceGrain device);

    /// <summary>Stops the device's session; completes when its driver has ended, or was fenced because it does not end.</summary>
    Task StopAsync(string device);

    /// <summary>Queues a command for the device's driver. Without a session nothing happens: the command expires.</summary>
    void Submit(string device, SessionCommand command);
}
