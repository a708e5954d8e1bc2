using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>What each bed got by day, against its limits; and which beds may not be opened at all. A watering counts on the day on which it begins.</summary>
internal sealed class BedBook(GardenClock clock)
{
    private const long Quarter = 15 * TimeSpan.TicksPerMinute;

    private readonly Dictionary<string, List<Use>> uses = [];
    private readonly Dictionary<string, Note> blocked = [];
    private long lastQuarter = -1;
    private DateOnly lastDay;

    public void Load(string bed, ImmutableArray<BedUse> use) => uses[bed] = [.. use.Select(u => new Use(u.Day, u.Seconds, u.Litres))];

    /// <summary>The last eight days that count, for storing.</summary>
    public ImmutableArray<BedUse> Recent(string bed, DateTimeOffset now)
    {
        DateOnly oldest = clock.Date(now).AddDays(-7);
        return uses.TryGetValue(bed, out List<Use>? list) ? [.. list.Where(u => u.Day >= oldest).Select(u => new BedUse(u.Day, u.Seconds, u.Litres))] : [];
    }

    /// <summary>No water for this bed, with the reason.</summary>
    public void Block(string bed, Note reason) => blocked[bed] = reason;

    public void ClearBlocks() => blocked.Clear();

    public Note? Blocked(string bed) => blocked.GetValueOrDefault(bed);

    public void Add(BedDefinition bed, DateTimeOffset begin, decimal seconds, decimal litres)
    {
        DateOnly day = DayOf(begin);
        List<Use> list = uses.TryGetValue(bed.Id, out List<Use>? known) ? known : uses[bed.Id] = [];
        int at = list.Count - 1;
        while (at >= 0 && list[at].Day > day)
            at--;
        if (at >= 0 && list[at].Day == day)
            list[at] = list[at] with { Seconds = list[at].Seconds + seconds, Litres = list[at].Litres + litres };
        else
            list.Insert(at + 1, new Use(day, seconds, litres));
    }

    /// <summary>How long a watering that begins then may be, and which limit says so.</summary>
    public (int Seconds, Note? Limit) Allowed(BedDefinition bed, DateTimeOffset begin, int wanted)
    {
        BedLimits limits = bed.Limits;
        if (limits is { MinutesPerDay: null, LitresPerDay: null, MinutesPerWeek: null, LitresPerWeek: null })
            return (wanted, null);
        DateOnly day = DayOf(begin);
        decimal allowed = wanted;
        Note? limit = null;
        (decimal seconds, decimal litres) = Sum(bed.Id, day, day);
        Cut(limits.MinutesPerDay * 60 - seconds, "limit.minutesPerDay", limits.MinutesPerDay);
        Cut((limits.LitresPerDay - litres) / bed.Rate * 60, "limit.litresPerDay", limits.LitresPerDay);
        if (limits is { MinutesPerWeek: null, LitresPerWeek: null })
            return Result();
        DateOnly week = DayMatch.WeekOf(day);
        (seconds, litres) = Sum(bed.Id, week, week.AddDays(6));
        Cut(limits.MinutesPerWeek * 60 - seconds, "limit.minutesPerWeek", limits.MinutesPerWeek);
        Cut((limits.LitresPerWeek - litres) / bed.Rate * 60, "limit.litresPerWeek", limits.LitresPerWeek);
        return Result();

        (int, Note?) Result() => ((int)Math.Floor(Math.Max(0, allowed)), limit);

        void Cut(decimal? left, string code, decimal? number)
        {
            if (left is not { } most || most >= allowed)
                return;
            allowed = most;
            limit = Note.Of(code).Number("limit", number!.Value);
        }
    }

    /// <summary>The local day. Openings come in the order of time, many in one quarter of an hour, and within such a quarter the day is the same everywhere.</summary>
    private DateOnly DayOf(DateTimeOffset time)
    {
        long quarter = time.UtcTicks / Quarter;
        if (quarter != lastQuarter)
            (lastQuarter, lastDay) = (quarter, clock.Date(time));
        return lastDay;
    }

    private (decimal Seconds, decimal Litres) Sum(string bed, DateOnly from, DateOnly to)
    {
        decimal seconds = 0, litres = 0;
        if (!uses.TryGetValue(bed, out List<Use>? list))
            return (0, 0);
        for (int i = list.Count - 1; i >= 0 && list[i].Day >= from; i--)
        {
            if (list[i].Day > to)
                continue;
            seconds += list[i].Seconds;
            litres += list[i].Litres;
        }
        return (seconds, litres);
    }

    /// <summary><see cref="BedUse"/> as it is added up, opening by opening.</summary>
    private readonly record struct Use(DateOnly Day, decimal Seconds, decimal Litres);
}
