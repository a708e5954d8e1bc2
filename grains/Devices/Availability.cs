using Orleans;

namespace SmartCampus.Grains.Devices;

/// <summary>Whether a device can be reached, since when and why.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">A reason word, e.g. <c>timedOut.silent</c>; absent when online.</param>
/// <param name="Since">When this state with this reason began, UTC.</param>
/// <param name="Cause">What it shares with other devices, e.g. the line's address; absent when it is the device itself.</param>
/// <param name="Detail">What exactly was seen, English.</param>
[GenerateSerializer, Immutable, Alias("availability")]
public sealed record Availability(
    [property: Id(0)] AvailabilityState State,
    [property: Id(1)] string? Reason,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] string? Cause = null,
    [property: Id(4)] string? Detail = null);
