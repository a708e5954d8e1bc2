using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>What a driver session says of its device's link.</summary>
/// <param name="IsUp">True when the driver runs.</param>
/// <param name="Reason">Why it is down, a reason word.</param>
/// <param name="Cause">What it shares with other devices.</param>
/// <param name="Detail">What exactly was seen.</param>
/// <param name="IsWaiting">True when nobody knows yet: the device speaks by itself and has not spoken.</param>
[GenerateSerializer, Immutable, Alias("link")]
public sealed record Link(
    [property: Id(0)] bool IsUp,
    [property: Id(1)] string? Reason = null,
    [property: Id(2)] string? Cause = null,
    [property: Id(3)] string? Detail = null,
    [property: Id(4)] bool IsWaiting = false)
{
    /// <summary>The driver runs.</summary>
    public static Link Up { get; } = new(true);

    /// <summary>The driver runs, but its device speaks by itself and has not spoken yet.</summary>
    public static Link Waiting { get; } = new(false, new DeviceError(ErrorCode.TimedOut, "waiting").Reason, IsWaiting: true);

    /// <summary>The driver failed.</summary>
    public static Link Down(DeviceError error, string? cause = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new Link(false, error.Reason, cause, error.Detail);
    }
}
