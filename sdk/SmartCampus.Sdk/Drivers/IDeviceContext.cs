using Microsoft.Extensions.Logging;

namespace SmartCampus.Sdk;

/// <summary>All that a driver gets from the platform. Lives as long as its driver.</summary>
public interface IDeviceContext
{
    /// <summary>The device's id, for logs.</summary>
    string DeviceId { get; }

    /// <summary>The line that the setting marked with <see cref="LineAttribute"/> names.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: the settings name no line.</exception>
    ILine Line { get; }

    /// <summary>The clock. Drivers use no other.</summary>
    TimeProvider Time { get; }

    /// <summary>The log, already marked with the device.</summary>
    ILogger Logger { get; }

    /// <summary>Reports a reading. Cheap; readings are passed on in one batch at the next wait, or after 20 ms. Any thread.</summary>
    void Report(in Reading reading);

    /// <summary>Raises an event. Any thread.</summary>
    void Raise(DeviceEvent deviceEvent);

    /// <summary>Waits until <paramref name="interval"/> has passed since the last wait ended. Commands for this device run inside this wait, one at a time; it ends early after one has run.</summary>
    /// <remarks>While a host starts, a driver that waits for 1 s or longer is left out until all devices have been read once, for at most 10 s; its due times stay.</remarks>
    /// <exception cref="OperationCanceledException">The device is being stopped.</exception>
    ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken);
}
