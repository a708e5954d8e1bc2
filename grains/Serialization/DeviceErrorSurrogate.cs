using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Serialization;

/// <summary><see cref="DeviceError"/> on its way between silos.</summary>
[GenerateSerializer, Immutable, Alias("device-error")]
internal readonly record struct DeviceErrorSurrogate(
    [property: Id(0)] ErrorCode Code,
    [property: Id(1)] string? Cause,
    [property: Id(2)] string? Detail,
    [property: Id(3)] bool Passing);
