using System.Collections.Immutable;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Days;

/// <summary>Whether a rule falls on a day.</summary>
internal static class DayMatch
{
    public static bool On(this DayRule rule, DateOnly day, SchoolCalendar calendar) => Falls(rule, day) && rule.Filter switch
    {
        CalendarFilter.Term => calendar.HasLessons(day),
        CalendarFilter.Holidays => !calendar.HasLessons(day),
        CalendarFilter.NotExaminations => !calendar.Of(day).HasFlag(SchoolDay.Examination),
        _ => true,
    };

    public static bool InSeason(this ImmutableArray<Season> seasons, DateOnly day)
    {
        foreach (Season season in seasons)
        {
            if (season.Contains(day))
                return true;
        }
        return seasons.IsEmpty;
    }

    /// <summary>Monday of the day's week.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static bool Falls(DayRule rule, DateOnly day) => rule.Kind switch
    {
        DayKind.Weekly => (rule.Weekdays & (Weekdays)(1 << ((int)day.DayOfWeek + 6) % 7)) != 0,
        DayKind.EveryDays => (day.DayNumber - rule.Anchor.DayNumber) % Math.Max(1, rule.Every) == 0,
        DayKind.OddDays => day.Day % 2 == 1,
        DayKind.EvenDays => day.Day % 2 == 0,
        _ => rule.Dates.Contains(day),
    };
}
