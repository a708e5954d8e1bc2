using Orleans;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>The flow during one opening.</summary>
[GenerateSerializer, Immutable, Alias("garden-flow-watch")]
public sealed record FlowWatch
{
    /// <summary>The newest reading that is in it, UTC.</summary>
    [Id(0)]
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Sum of the settled readings, L/min.</summary>
    [Id(1)]
    public decimal Sum { get; init; }

    /// <summary>How many.</summary>
    [Id(2)]
    public int Count { get; init; }

    /// <summary>Since when it is above the band, UTC.</summary>
    [Id(3)]
    public DateTimeOffset? HighSince { get; init; }

    /// <summary>Since when it is below the band, UTC.</summary>
    [Id(4)]
    public DateTimeOffset? LowSince { get; init; }

    /// <summary>True when it was below the band long enough to be said.</summary>
    [Id(5)]
    public bool IsLow { get; init; }

    /// <summary>True when other beds' water passed the meter too: then it says nothing of this bed's litres.</summary>
    [Id(8)]
    public bool IsShared { get; init; }

    /// <summary>The meter's total at the start, L.</summary>
    [Id(6)]
    public decimal? TotalAtStart { get; init; }

    /// <summary>The meter's newest total, L.</summary>
    [Id(7)]
    public decimal? Total { get; init; }
}
