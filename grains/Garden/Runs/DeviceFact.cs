using Orleans;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>What a device says, as far as the garden needs it. What it does not say is absent.</summary>
[GenerateSerializer, Immutable, Alias("garden-fact")]
public sealed record DeviceFact
{
    /// <summary>Whether it can be reached.</summary>
    [Id(0)]
    public bool IsReachable { get; init; } = true;

    /// <summary>Whether the valve (pump, master valve) is open (on), by its own word.</summary>
    [Id(1)]
    public bool? IsOpen { get; init; }

    /// <summary>When it said so, UTC.</summary>
    [Id(2)]
    public DateTimeOffset? StateAt { get; init; }

    /// <summary>Flow, L/min.</summary>
    [Id(3)]
    public decimal? Flow { get; init; }

    /// <summary>The meter's total, L.</summary>
    [Id(4)]
    public decimal? Total { get; init; }

    /// <summary>When the flow was measured, UTC.</summary>
    [Id(5)]
    public DateTimeOffset? FlowAt { get; init; }
}
