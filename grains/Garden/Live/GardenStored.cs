using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>What the garden's grain stores before it acts.</summary>
[GenerateSerializer, Immutable, Alias("garden-stored")]
public sealed record GardenStored
{
    /// <summary>The garden's state; absent until it runs for the first time.</summary>
    [Id(0)]
    public GardenRunState? Run { get; init; }

    /// <summary>The number of the newest line of the record.</summary>
    [Id(1)]
    public long LastLine { get; init; }

    /// <summary>Lines up to <see cref="LastLine"/> that may not be in the record's table yet. A crash in between loses none, and none is there twice.</summary>
    [Id(2)]
    public ImmutableArray<Decision> Unwritten { get; init; } = [];

    /// <summary>What beds needed, as far as it may not be in its table yet.</summary>
    [Id(3)]
    public ImmutableArray<BedNeed> UnwrittenNeeds { get; init; } = [];

    /// <summary>The forecast that somebody brought.</summary>
    [Id(4)]
    public ImmutableArray<ForecastDay> Forecast { get; init; } = [];
}
