using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>What decisions must remember from one to the next.</summary>
[GenerateSerializer, Immutable, Alias("garden-memory")]
public sealed record DecisionMemory
{
    /// <summary>Nothing is watered until then, after rain or because a person said so.</summary>
    [Id(0)]
    public DateTimeOffset? RainDelayUntil { get; init; }

    /// <summary>Nothing is watered until then.</summary>
    [Id(1)]
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Who paused.</summary>
    [Id(2)]
    public string? PausedBy { get; init; }

    /// <summary>By bed: when it last got water, from the sky or from us; or since when it is counted.</summary>
    [Id(3)]
    public ImmutableDictionary<string, DateTimeOffset> DrySince { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>By bed: what its soil lacks.</summary>
    [Id(4)]
    public ImmutableDictionary<string, WaterBalance> Balances { get; init; } = ImmutableDictionary<string, WaterBalance>.Empty;
}
