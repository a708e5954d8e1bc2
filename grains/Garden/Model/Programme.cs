using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>A plan: which beds, how much, when.</summary>
[GenerateSerializer, Immutable, Alias("garden-programme")]
public sealed record Programme
{
    /// <summary>Its id within the garden.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>False: it never starts by itself.</summary>
    [Id(2)]
    public bool Enabled { get; init; } = true;

    /// <summary>The beds in their order.</summary>
    [Id(3)]
    public ImmutableArray<ProgrammeStep> Steps { get; init; } = [];

    /// <summary>On which days.</summary>
    [Id(4)]
    public DayRule Days { get; init; } = new();

    /// <summary>When on those days; each start is a run.</summary>
    [Id(5)]
    public ImmutableArray<StartRule> Starts { get; init; } = [];

    /// <summary>In which parts of the year; none = all year.</summary>
    [Id(6)]
    public ImmutableArray<Season> Seasons { get; init; } = [];

    /// <summary>Water in parts; absent = in one go.</summary>
    [Id(7)]
    public CycleSoak? Cycle { get; init; }

    /// <summary>The water level.</summary>
    [Id(8)]
    public LevelRule Level { get; init; } = new();

    /// <summary>When it is not run.</summary>
    [Id(9)]
    public SkipRules Skips { get; init; } = new();

    /// <summary>What happens to a missed run.</summary>
    [Id(10)]
    public MissedRule Missed { get; init; } = new(120);

    /// <summary>Nothing starts before this time.</summary>
    [Id(11)]
    public DateTimeOffset? PausedUntil { get; init; }
}
