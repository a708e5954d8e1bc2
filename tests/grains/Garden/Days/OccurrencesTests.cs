using System.Collections.Immutable;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;

namespace SmartCampus.Grains.Tests.Garden.Days;

public sealed class OccurrencesTests
{
    private static readonly ImmutableDictionary<string, RunOverride> None = ImmutableDictionary<string, RunOverride>.Empty;

    [Theory]
    [InlineData(DayKind.Weekly, "22 24 29 31")] // Tuesdays and Sundays of 22 November to 1 December
    [InlineData(DayKind.EveryDays, "22 25 28 31")]
    [InlineData(DayKind.OddDays, "23 25 27 29 31")]
    [InlineData(DayKind.EvenDays, "22 24 26 28 30")]
    [InlineData(DayKind.Dates, "26")]
    public void Between_KindOfDay_IsOnThese(DayKind kind, string days)
    {
        var rule = new DayRule { Kind = kind, Weekdays = Weekdays.Tuesday | Weekdays.Sunday, Every = 3, Anchor = new(2027, 1, 3), Dates = [new(2026, 11, 26)] };

        Assert.Equal(days, string.Join(' ', Days(rule, SchoolCalendar.Empty).Select(d => d.DayNumber - new DateOnly(2026, 11, 22).DayNumber + 22)));
    }

    [Theory]
    [InlineData(CalendarFilter.Any, 10)]
    [InlineData(CalendarFilter.Term, 4)]
    [InlineData(CalendarFilter.Holidays, 6)]
    [InlineData(CalendarFilter.NotExaminations, 8)]
    public void Between_SchoolCalendar_IsKept(CalendarFilter filter, int days)
    {
        var calendar = new SchoolCalendar
        {
            Terms = [new("term", new(2026, 9, 1), new(2026, 11, 27))],
            Holidays = [new("sports day", new(2026, 11, 25), new(2026, 11, 26))],
            Examinations = [new("finals", new(2026, 11, 23), new(2026, 11, 24))],
        };

        Assert.Equal(days, Days(new DayRule { Filter = filter }, calendar).Count());
    }

    [Fact]
    public void Between_StretchesThatMeet_GiveEachStartOnce()
    {
        GardenDefinition garden = Gardens.Plain.With(Gardens.Morning with { Starts = [StartRule.At(6, 30), StartRule.Sunrise(-20), StartRule.Sunset(), StartRule.FinishBy(1, 0)] });
        Occurrences occurrences = Of(garden, SchoolCalendar.Empty);
        var random = new Random(1);
        List<string> pieces = [];

        for (DateTimeOffset at = Gardens.Midnight; at < Gardens.At(240);)
        {
            DateTimeOffset next = at.AddMinutes(random.Next(1, 900));
            pieces.AddRange(occurrences.Between(at, next < Gardens.At(240) ? next : Gardens.At(240), None).Select(o => o.Run));
            at = next;
        }

        Assert.Equal(40, pieces.Count);
        Assert.Equal(occurrences.Between(Gardens.Midnight, Gardens.At(240), None).Select(o => o.Run), pieces);
        Assert.Equal(pieces.Distinct(), pieces);
    }

    [Fact]
    public void Between_StartExactlyAtTheEdge_BelongsToTheEarlierStretch()
    {
        Occurrences occurrences = Of(Gardens.Plain, SchoolCalendar.Empty);

        Assert.Single(occurrences.Between(Gardens.At(6, 29), Gardens.At(6, 30), None));
        Assert.Empty(occurrences.Between(Gardens.At(6, 30), Gardens.At(6, 31), None));
    }

    [Fact]
    public void Between_SummerTimeNights_RunOnceEach()
    {
        GardenDefinition garden = Gardens.Plain.With(Gardens.Morning with { Starts = [StartRule.At(2, 30)] }) with { Site = new GardenSite("Europe/Berlin", 52.5m, 13.4m, 40) };
        Occurrences occurrences = Of(garden, SchoolCalendar.Empty);

        IEnumerable<DateTimeOffset> spring = occurrences.Between(Utc(3, 28, 12), Utc(3, 30, 12), None).Select(o => o.Due);
        IEnumerable<DateTimeOffset> autumn = occurrences.Between(Utc(10, 24, 12), Utc(10, 26, 12), None).Select(o => o.Due);

        Assert.Equal([Utc(3, 29, 1, 30), Utc(3, 30, 0, 30)], spring); // 03:30 for the hour that is missing
        Assert.Equal([Utc(10, 25, 0, 30), Utc(10, 26, 1, 30)], autumn); // the first 02:30 only
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)] // 72 h of water: more than what could begin in time is dropped, so that it is not measured either
    public void Between_FinishByOverMidnight_IsFoundBySmallSteps(int beds)
    {
        GardenDefinition garden = Gardens.Plain with
        {
            Beds = [.. Enumerable.Range(0, beds).Select(i => Gardens.Bed($"b{i}", 6) with { Limits = new BedLimits { MinutesPerRun = 720 } })],
            Programmes = [Gardens.Morning with { Steps = [.. Enumerable.Range(0, beds).Select(i => new ProgrammeStep($"b{i}", Amount.Minutes(720)))], Starts = [StartRule.FinishBy(1, 0)] }],
        };
        Occurrences occurrences = Of(garden, SchoolCalendar.Empty);

        List<Occurrence> found = [.. Enumerable.Range(0, 240).SelectMany(h => occurrences.Between(Gardens.At(h), Gardens.At(h + 1), None))];

        Assert.Equal(10, found.Count);
        Assert.All(found, o => Assert.InRange(o.FinishBy!.Value - o.Due, TimeSpan.FromHours(12), TimeSpan.FromHours(13)));
    }

    [Fact]
    public void Between_PolarNight_StartsAtSixAndEighteen()
    {
        GardenDefinition garden = Gardens.Plain.With(Gardens.Morning with { Starts = [StartRule.Sunrise(10), StartRule.Sunset()] }) with { Site = new GardenSite("UTC", 78.2m, 15.6m, 0) };

        IEnumerable<DateTimeOffset> due = Of(garden, SchoolCalendar.Empty).Between(Utc(12, 20, 0), Utc(12, 20, 23), None).Select(o => o.Due);

        Assert.Equal([Utc(12, 20, 6, 10), Utc(12, 20, 18)], due);
    }

    [Fact]
    public void Between_MovedRun_IsAtItsNewTimeOnly()
    {
        var moved = new RunOverride("morning@2026-11-22#0", RunOverrideKind.Move, "Zhou", Gardens.Midnight, Gardens.At(6, 30), Gardens.At(30));

        IReadOnlyList<Occurrence> due = Of(Gardens.Plain, SchoolCalendar.Empty).Between(Gardens.Midnight, Gardens.At(31), None.Add(moved.Run, moved));

        Assert.Equal([(Gardens.At(30), "morning@2026-11-22#0"), (Gardens.At(30, 30), "morning@2026-11-23#0")], due.Select(o => (o.Due, o.Run)));
    }

    [Theory]
    [InlineData(11, 1, 2, 28, true)] // over the new year
    [InlineData(3, 1, 10, 31, false)]
    [InlineData(11, 22, 11, 22, true)]
    public void InSeason_Day_IsInOrOut(int fromMonth, int fromDay, int toMonth, int toDay, bool expected) =>
        Assert.Equal(expected, new Season(fromMonth, fromDay, toMonth, toDay).Contains(new DateOnly(2026, 11, 22)));

    private static IEnumerable<DateOnly> Days(DayRule rule, SchoolCalendar calendar) =>
        Of(Gardens.Plain.With(Gardens.Morning with { Days = rule }), calendar).Between(Gardens.Midnight, Gardens.At(240), None).Select(o => o.Day);

    private static Occurrences Of(GardenDefinition garden, SchoolCalendar calendar)
    {
        GardenClock clock = GardenClock.Of(garden.Site);
        return new Occurrences(garden, calendar, clock, new RunLength(garden, clock));
    }

    private static DateTimeOffset Utc(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);
}
