namespace SmartCampus.Sdk;

/// <summary>One device's protocol code. This is all that a driver must implement; the traits it has come beside it.</summary>
/// <remarks>
/// Life cycle:
/// 1. The platform reads and checks the settings, then constructs the driver with its settings record and its <see cref="IDeviceContext"/>.
/// 2. <see cref="RunAsync"/> is called. Its first report, or its first wait, means that the device is online; of an <see cref="IPushReceiver"/> only a message or a report does.
/// 3. Commands run while the driver waits in <c>IDeviceContext.WaitAsync</c>; so calls to one driver never overlap.
/// 4. When <see cref="RunAsync"/> throws, the device is offline with that reason; after a back-off <see cref="RunAsync"/> is called again on the same driver.
/// 5. On stop the token is cancelled; the driver is disposed if it is disposable.
/// </remarks>
public interface IDriver
{
    /// <summary>Connects and keeps the device's state current until cancelled; throws when it cannot.</summary>
    /// <exception cref="DeviceException">The device cannot be talked to; the platform tries again later.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
