using System.Collections.Immutable;
using Orleans;

namespace SmartCampus.Grains.Calendar;

/// <summary>The school's year: terms, holidays, examination days. Shared by all that goes by it (garden, doors, bookings). Dates are local.</summary>
[GenerateSerializer, Immutable, Alias("school-calendar")]
public sealed record SchoolCalendar
{
    /// <summary>A calendar without an entry: every day is <see cref="SchoolDay.None"/>.</summary>
    public static SchoolCalendar Empty { get; } = new();

    /// <summary>The terms; they may not overlap.</summary>
    [Id(0)]
    public ImmutableArray<CalendarSpan> Terms { get; init; } = [];

    /// <summary>Holidays, also within terms.</summary>
    [Id(1)]
    public ImmutableArray<CalendarSpan> Holidays { get; init; } = [];

    /// <summary>Examination days.</summary>
    [Id(2)]
    public ImmutableArray<CalendarSpan> Examinations { get; init; } = [];

    /// <summary>What a day is.</summary>
    public SchoolDay Of(DateOnly day) =>
        (In(Terms, day) ? SchoolDay.Term : 0) | (In(Holidays, day) ? SchoolDay.Holiday : 0) | (In(Examinations, day) ? SchoolDay.Examination : 0);

    /// <summary>True when there are lessons: in a term and no holiday.</summary>
    public bool HasLessons(DateOnly day) => (Of(day) & (SchoolDay.Term | SchoolDay.Holiday)) == SchoolDay.Term;

    private static bool In(ImmutableArray<CalendarSpan> spans, DateOnly day)
    {
        foreach (CalendarSpan span in spans)
        {
            if (span.Contains(day))
                return true;
        }
        return false;
    }
}
