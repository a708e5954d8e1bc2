using Orleans;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>What a supply does.</summary>
[GenerateSerializer, Immutable, Alias("garden-supply-run")]
public sealed record SupplyRun
{
    /// <summary>Since when it is on, UTC; absent = off.</summary>
    [Id(0)]
    public DateTimeOffset? OnSince { get; init; }

    /// <summary>From when beds may open on it, UTC.</summary>
    [Id(1)]
    public DateTimeOffset ReadyAt { get; init; }

    /// <summary>When it goes off, UTC, while no bed is open.</summary>
    [Id(2)]
    public DateTimeOffset OffAt { get; init; }

    /// <summary>Until when it rests after it went off, UTC.</summary>
    [Id(3)]
    public DateTimeOffset RestUntil { get; init; }
}
