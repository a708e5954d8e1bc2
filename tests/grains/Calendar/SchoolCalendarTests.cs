using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Tests.Calendar;

public sealed class SchoolCalendarTests
{
    private static readonly SchoolCalendar Year = new()
    {
        Terms = [new("autumn", new(2026, 9, 1), new(2027, 1, 22)), new("spring", new(2027, 2, 22), new(2027, 7, 9))],
        Holidays = [new("National Day", new(2026, 10, 1), new(2026, 10, 7))],
        Examinations = [new("finals", new(2027, 1, 18), new(2027, 1, 20))],
    };

    [Theory]
    [InlineData("2026-08-31", SchoolDay.None, false)]
    [InlineData("2026-09-01", SchoolDay.Term, true)]
    [InlineData("2026-10-01", SchoolDay.Term | SchoolDay.Holiday, false)]
    [InlineData("2026-10-07", SchoolDay.Term | SchoolDay.Holiday, false)]
    [InlineData("2026-10-08", SchoolDay.Term, true)]
    [InlineData("2027-01-18", SchoolDay.Term | SchoolDay.Examination, true)]
    [InlineData("2027-01-23", SchoolDay.None, false)]
    public void Of_DaysAtTheEdges_AreTold(string day, SchoolDay expected, bool lessons)
    {
        DateOnly date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(expected, Year.Of(date));
        Assert.Equal(lessons, Year.HasLessons(date));
    }

    [Fact]
    public void Find_GoodYear_HasNoProblem() => Assert.Empty(CalendarCheck.Find(Year));

    [Fact]
    public void Find_SpanThatEndsBeforeItBeginsAndTermsThatOverlap_AreTold()
    {
        SchoolCalendar wrong = Year with
        {
            Holidays = [new("back", new(2026, 10, 7), new(2026, 10, 1))],
            Terms = [new("one", new(2026, 9, 1), new(2027, 1, 22)), new("two", new(2027, 1, 22), new(2027, 7, 9))],
        };

        Assert.Equal(["check.dates", "check.overlap"], CalendarCheck.Find(wrong).Select(p => p.What.Code));
        Assert.Equal("two: “two” overlaps with “one”.", GardenWords.Text(CalendarCheck.Find(wrong)[1].What, GardenLanguage.English, TimeZoneInfo.Utc));
    }
}
