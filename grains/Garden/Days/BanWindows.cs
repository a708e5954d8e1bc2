using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Days;

/// <summary>The windows without water of a stretch of time, merged and in order.</summary>
internal sealed class BanWindows
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> windows = [];

    public BanWindows(GardenDefinition garden, SchoolCalendar calendar, GardenClock clock, DateTimeOffset from, DateTimeOffset to)
    {
        var found = new List<(DateTimeOffset From, DateTimeOffset To)>();
        DateOnly last = clock.Date(to).AddDays(1);
        foreach (Ban ban in garden.Bans)
        {
            for (DateOnly day = clock.Date(from).AddDays(-1); day <= last; day = day.AddDays(1))
            {
                if (day < ban.First || day > ban.Last || !ban.Days.On(day, calendar))
                    continue;
                DateTimeOffset begin = clock.Instant(day, ban.From), end = clock.Instant(ban.To <= ban.From ? day.AddDays(1) : day, ban.To);
                if (end > begin)
                    found.Add((begin, end));
            }
        }
        found.Sort();
        foreach ((DateTimeOffset begin, DateTimeOffset end) in found)
        {
            if (windows.Count > 0 && begin <= windows[^1].To)
                windows[^1] = (windows[^1].From, end > windows[^1].To ? end : windows[^1].To);
            else
                windows.Add((begin, end));
        }
    }

    /// <summary>No window at all.</summary>
    private BanWindows()
    {
    }

    public static BanWindows None { get; } = new();

    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> All => windows;

    /// <summary>The first time, from one on, at which a watering of this length touches no window.</summary>
    public DateTimeOffset NextFit(DateTimeOffset begin, TimeSpan length)
    {
        for (int i = FirstEndingAfter(begin); i < windows.Count && windows[i].From < begin + length; i++)
            begin = begin < windows[i].To ? windows[i].To : begin;
        return begin;
    }

    private int FirstEndingAfter(DateTimeOffset time)
    {
        int low = 0, high = windows.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (windows[middle].To <= time)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
