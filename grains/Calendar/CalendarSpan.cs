using Orleans;

namespace SmartCampus.Grains.Calendar;

/// <summary>Some days of the school's year: a term, a holiday or an examination.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="From">The first day, local.</param>
/// <param name="To">The last day, local; the first day itself for one day.</param>
[GenerateSerializer, Immutable, Alias("calendar-span")]
public sealed record CalendarSpan([property: Id(0)] string Name, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly To)
{
    /// <summary>True when the day is one of these.</summary>
    public bool Contains(DateOnly day) => day >= From && day <= To;
}
