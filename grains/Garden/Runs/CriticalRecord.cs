using Orleans;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>Something that a person must see and acknowledge.</summary>
/// <param name="Id">Its id within the garden.</param>
/// <param name="At">When, UTC.</param>
/// <param name="What">What happened.</param>
/// <param name="Device">The device that it is about.</param>
/// <param name="Bed">The bed, if it is about one.</param>
/// <param name="Supply">The supply.</param>
/// <param name="AcknowledgedBy">Who has seen it.</param>
/// <param name="AcknowledgedAt">When, UTC.</param>
[GenerateSerializer, Immutable, Alias("garden-critical")]
public sealed record CriticalRecord(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Note What,
    [property: Id(3)] string? Device,
    [property: Id(4)] string? Bed,
    [property: Id(5)] string? Supply,
    [property: Id(6)] string? AcknowledgedBy = null,
    [property: Id(7)] DateTimeOffset? AcknowledgedAt = null);
