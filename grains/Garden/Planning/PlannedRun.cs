using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>One run of a plan. <see cref="Start"/> is absent when nothing of it is watered.</summary>
[GenerateSerializer, Immutable, Alias("garden-planned-run")]
public sealed record PlannedRun
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>The programme's id; absent for a manual run.</summary>
    [Id(1)]
    public string? Programme { get; init; }

    /// <summary>What people call it.</summary>
    [Id(2)]
    public required string Title { get; init; }

    /// <summary>When it is due, UTC.</summary>
    [Id(3)]
    public required DateTimeOffset Due { get; init; }

    /// <summary>When its first bed opens, UTC.</summary>
    [Id(4)]
    public DateTimeOffset? Start { get; init; }

    /// <summary>When its last bed closes, UTC.</summary>
    [Id(5)]
    public DateTimeOffset? End { get; init; }

    /// <summary>Litres in all.</summary>
    [Id(6)]
    public decimal Litres { get; init; }

    /// <summary>Seconds of watering in all.</summary>
    [Id(7)]
    public decimal Seconds { get; init; }

    /// <summary>Beds left out, with reasons.</summary>
    [Id(8)]
    public ImmutableArray<PlannedSkip> Skips { get; init; } = [];

    /// <summary>Conflicts, cuts, stale inputs.</summary>
    [Id(9)]
    public ImmutableArray<Note> Notes { get; init; } = [];
}
