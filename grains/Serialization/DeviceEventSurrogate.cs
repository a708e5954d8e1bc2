using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Serialization;

/// <summary><see cref="DeviceEvent"/> on its way between silos.</summary>
[GenerateSerializer, Immutable, Alias("device-event")]
internal readonly record struct DeviceEventSurrogate(
    [property: Id(0)] string Name,
    [property: Id(1)] Dictionary<string, PropertyValue> Data,
    [property: Id(2)] DateTimeOffset Time,
    [property: Id(3)] bool TimeIsExact);
