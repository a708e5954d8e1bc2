using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>Which days, local.</summary>
[GenerateSerializer, Immutable, Alias("garden-days")]
public sealed record DayRule
{
    /// <summary>How the days are told.</summary>
    [Id(0)]
    public DayKind Kind { get; init; }

    /// <summary>For <see cref="DayKind.Weekly"/>.</summary>
    [Id(1)]
    public Weekdays Weekdays { get; init; } = Weekdays.All;

    /// <summary>For <see cref="DayKind.EveryDays"/>, 1–366.</summary>
    [Id(2)]
    public int Every { get; init; } = 1;

    /// <summary>For <see cref="DayKind.EveryDays"/>: one day on which it falls.</summary>
    [Id(3)]
    public DateOnly Anchor { get; init; } = new(2026, 1, 1);

    /// <summary>For <see cref="DayKind.Dates"/>.</summary>
    [Id(4)]
    public ImmutableArray<DateOnly> Dates { get; init; } = [];

    /// <summary>Which of these days by the school's calendar.</summary>
    [Id(5)]
    public CalendarFilter Filter { get; init; }
}
