namespace SmartCampus.Sdk;

/// <summary>A driver that asks its device at a fixed interval. Commands run between two polls, and a poll follows each command at once.</summary>
/// <param name="device">The device's context.</param>
/// <param name="interval">Time from poll to poll, 100 ms to 1 hour.</param>
public abstract class PollingDriver(IDeviceContext device, TimeSpan interval) : IDriver
{
    /// <summary>The device's context.</summary>
    protected IDeviceContext Device { get; } = device;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            await PollAsync(cancellationToken).ConfigureAwait(false);
            await Device.WaitAsync(interval, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Prepares the device before the first poll; nothing by default.</summary>
    /// <exception cref="DeviceException">The device cannot be talked to.</exception>
    protected virtual Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads the device once and reports what it says.</summary>
    /// <exception cref="DeviceException">The device cannot be talked to.</exception>
    protected abstract ValueTask PollAsync(CancellationToken cancellationToken);
}
