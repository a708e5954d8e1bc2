namespace SmartCampus.Sdk;

/// <summary>What a device context offers to drivers of devices that speak by themselves. The platform's contexts all have it.</summary>
public interface IListeningContext : IDeviceContext
{
    /// <summary>Waits until <paramref name="until"/> has ended, in whatever way: for a device that speaks by itself. Commands for this device run inside this wait, one at a time; it ends early after one has run.</summary>
    /// <remarks>The device counts as online from here on, so call it once the device has been heard; only that of an <see cref="IPushReceiver"/> does not. A driver that waits here is not taken for one that hangs.</remarks>
    /// <exception cref="OperationCanceledException">The device is being stopped.</exception>
    ValueTask WaitAsync(Task until, CancellationToken cancellationToken);
}
