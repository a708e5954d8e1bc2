using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>The water level of a programme.</summary>
[GenerateSerializer, Immutable, Alias("garden-level")]
public sealed record LevelRule
{
    /// <summary>Where it comes from.</summary>
    [Id(0)]
    public LevelMode Mode { get; init; }

    /// <summary>Percent, 0–200: the level when manual, and what is used when a sensor is silent and there are no months.</summary>
    [Id(1)]
    public int Percent { get; init; } = 100;

    /// <summary>Percent by month, twelve or none.</summary>
    [Id(2)]
    public ImmutableArray<int> Months { get; init; } = [];

    /// <summary>The most that weather may make of it, percent, 100–200.</summary>
    [Id(3)]
    public int Maximum { get; init; } = 150;
}
