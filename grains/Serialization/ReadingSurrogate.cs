using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Serialization;

/// <summary><see cref="Reading"/> on its way between silos.</summary>
[GenerateSerializer, Immutable, Alias("reading")]
internal readonly record struct ReadingSurrogate(
    [property: Id(0)] string Property,
    [property: Id(1)] PropertyValue Value,
    [property: Id(2)] DateTimeOffset Time,
    [property: Id(3)] DeviceError? Error,
    [property: Id(4)] string? Unit);
