using System.Collections.Immutable;
using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Devices;

/// <summary>What a driver session has to tell since its last report.</summary>
/// <param name="At">When it was put together, UTC.</param>
/// <param name="Link">The link's state.</param>
/// <param name="Readings">New readings, oldest first; may be empty.</param>
/// <param name="Events">New events, oldest first; may be empty.</param>
[GenerateSerializer, Immutable, Alias("device-report")]
public sealed record DeviceReport(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] Link Link,
    [property: Id(2)] ImmutableArray<Reading> Readings,
    [property: Id(3)] ImmutableArray<DeviceEvent> Events);
