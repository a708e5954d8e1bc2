using Orleans;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>What a sensor said last.</summary>
/// <param name="Source">Its device, by the name people know; in English where it has two.</param>
/// <param name="Value">In the quantity's unit.</param>
/// <param name="Time">When it was measured, UTC.</param>
/// <param name="SourceZh">The device's Chinese name, where it has one.</param>
[GenerateSerializer, Immutable, Alias("garden-observation")]
public sealed record Observation(
    [property: Id(0)] string Source, [property: Id(1)] decimal Value, [property: Id(2)] DateTimeOffset Time, [property: Id(3)] string? SourceZh = null);
