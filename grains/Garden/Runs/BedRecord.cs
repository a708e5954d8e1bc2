using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Planning;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>What is kept of a bed.</summary>
[GenerateSerializer, Immutable, Alias("garden-bed-record")]
public sealed record BedRecord
{
    /// <summary>What it got by day, the last eight days.</summary>
    [Id(0)]
    public ImmutableArray<BedUse> Use { get; init; } = [];

    /// <summary>Its usual flow.</summary>
    [Id(1)]
    public FlowBand? Band { get; init; }

    /// <summary>Why it may not be opened, if so.</summary>
    [Id(2)]
    public LockOut? LockOut { get; init; }

    /// <summary>How often in a row it did not open.</summary>
    [Id(3)]
    public int OpenFailures { get; init; }
}
