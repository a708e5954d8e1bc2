namespace SmartCampus.Sdk;

/// <summary>Optional, for a device whose messages a network server posts to the platform (<c>POST /api/uplinks/{source}</c>, docs/wire.md): LoRaWAN, a cloud.</summary>
/// <remarks>
/// 1. The platform passes on what has <see cref="PushAddress"/> anywhere in its body.
/// 2. <see cref="Receive"/> is called while the driver waits, one message at a time, as commands are; so calls to one driver never overlap. The wait ends after it.
/// 3. Such a device is online once the driver has taken a message in, not when the driver waits; before its first message it is "unknown", waiting.
/// 4. The driver says itself when its device has been silent for too long, by throwing out of <c>RunAsync</c>. <see cref="PushDriver"/> does it.
/// </remarks>
public interface IPushReceiver : IDriver
{
    /// <summary>What the network server calls the device, e.g. its DevEUI; compared in ASCII without regard to case. Read once; at least 4 characters.</summary>
    string PushAddress { get; }

    /// <summary>Takes a message in and reports what it says.</summary>
    /// <exception cref="DeviceException">The message is the device's, but cannot be used; it is counted as refused and logged, the driver goes on.</exception>
    PushOutcome Receive(PushMessage message);
}
