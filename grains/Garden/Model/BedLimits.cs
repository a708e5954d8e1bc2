using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>What neither a programme nor a person may exceed on a bed. Absent = no limit, but a run always has one.</summary>
[GenerateSerializer, Immutable, Alias("garden-limits")]
public sealed record BedLimits
{
    /// <summary>Minutes of one run, 1–720.</summary>
    [Id(0)]
    public decimal MinutesPerRun { get; init; } = 120;

    /// <summary>Litres of one run.</summary>
    [Id(1)]
    public decimal? LitresPerRun { get; init; }

    /// <summary>Minutes of one local day.</summary>
    [Id(2)]
    public decimal? MinutesPerDay { get; init; }

    /// <summary>Litres of one local day.</summary>
    [Id(3)]
    public decimal? LitresPerDay { get; init; }

    /// <summary>Minutes of one week, from Monday.</summary>
    [Id(4)]
    public decimal? MinutesPerWeek { get; init; }

    /// <summary>Litres of one week, from Monday.</summary>
    [Id(5)]
    public decimal? LitresPerWeek { get; init; }
}
