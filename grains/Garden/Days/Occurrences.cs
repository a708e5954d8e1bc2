using System.Collections.Immutable;
using System.Globalization;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Sun;

namespace SmartCampus.Grains.Garden.Days;

/// <summary>
/// The starts that fall into a stretch of time. Whoever evaluates stretches that meet end to end gets every start exactly once, however
/// late or seldom the evaluations are.
/// </summary>
internal sealed class Occurrences(GardenDefinition garden, SchoolCalendar calendar, GardenClock clock, RunLength length)
{
    private static readonly TimeOnly Noon = new(12, 0);
    private readonly Dictionary<DateOnly, SunTimes> suns = [];

    /// <summary>All starts after one time and up to another, in the order in which they are taken.</summary>
    public IReadOnlyList<Occurrence> Between(DateTimeOffset after, DateTimeOffset until, ImmutableDictionary<string, RunOverride> overrides)
    {
        var found = new List<Occurrence>();
        if (until <= after)
            return found;
        DateOnly first = clock.Date(after).AddDays(-1), last = clock.Date(until).AddDays(2);
        for (int p = 0; p < garden.Programmes.Length; p++)
        {
            if (!garden.Programmes[p].Enabled || garden.Programmes[p].Steps.IsEmpty)
                continue;
            for (DateOnly day = first; day <= last; day = day.AddDays(1))
                OnDay(p, day, after, until, overrides, found);
            foreach (RunOverride moved in overrides.Values)
            {
                if (moved is { Kind: RunOverrideKind.Move, MovedTo: { } to } && to > after && to <= until && Parse(moved.Run, p) is { } run)
                    found.Add(run with { Due = to });
            }
        }
        found.Sort((a, b) => (a.Due, a.Programme, a.Start, a.Day).CompareTo((b.Due, b.Programme, b.Start, b.Day)));
        return found;
    }

    private void OnDay(int p, DateOnly day, DateTimeOffset after, DateTimeOffset until, ImmutableDictionary<string, RunOverride> overrides, List<Occurrence> found)
    {
        Programme programme = garden.Programmes[p];
        if (!programme.Days.On(day, calendar) || !programme.Seasons.InSeason(day))
            return;
        for (int s = 0; s < programme.Starts.Length; s++)
        {
            (DateTimeOffset due, DateTimeOffset? finish) = Due(programme, programme.Starts[s], day);
            if (due <= after || due > until)
                continue;
            string run = RunId(programme.Id, day, s);
            if (!(overrides.TryGetValue(run, out RunOverride? change) && change.Kind == RunOverrideKind.Move))
                found.Add(new Occurrence(p, s, day, due, finish, run));
        }
    }

    private (DateTimeOffset Due, DateTimeOffset? Finish) Due(Programme programme, StartRule start, DateOnly day)
    {
        switch (start.Kind)
        {
            case StartKind.Clock:
                return (clock.Instant(day, start.Time), null);
            case StartKind.FinishBy:
                DateTimeOffset finish = clock.Instant(day, start.Time);
                return (finish - length.Of(programme, day), finish);
            default:
                SunTimes sun = SunOn(day);
                // Where the sun stays up or down all day a start by it is at 06:00 or 18:00: plants are thirsty there too.
                DateTimeOffset at = start.Kind == StartKind.Sunrise
                    ? sun.Sunrise ?? clock.Instant(day, new TimeOnly(6, 0))
                    : sun.Sunset ?? clock.Instant(day, new TimeOnly(18, 0));
                return (at.AddMinutes(start.OffsetMinutes), null);
        }
    }

    private SunTimes SunOn(DateOnly day)
    {
        if (!suns.TryGetValue(day, out SunTimes sun))
        {
            if (suns.Count > 500)
                suns.Clear();
            suns[day] = sun = SunClock.Of(clock.Instant(day, Noon), (double)garden.Site.Latitude, (double)garden.Site.Longitude);
        }
        return sun;
    }

    private static string RunId(string programme, DateOnly day, int start) =>
        string.Create(CultureInfo.InvariantCulture, $"{programme}@{day:yyyy-MM-dd}#{start}");

    /// <summary>A run's id taken apart, when it is of this programme and its start still exists.</summary>
    private Occurrence? Parse(string run, int p)
    {
        Programme programme = garden.Programmes[p];
        string prefix = programme.Id + "@";
        if (!run.StartsWith(prefix, StringComparison.Ordinal) || run.Length < prefix.Length + 12 || run[prefix.Length + 10] != '#'
            || !DateOnly.TryParseExact(run.AsSpan(prefix.Length, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            || !int.TryParse(run.AsSpan(prefix.Length + 11), NumberStyles.None, CultureInfo.InvariantCulture, out int start) || start >= programme.Starts.Length)
            return null;
        return new Occurrence(p, start, day, default, null, run);
    }
}
