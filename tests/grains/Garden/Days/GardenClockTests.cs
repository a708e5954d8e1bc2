using System.Globalization;
using SmartCampus.Grains.Garden.Days;

namespace SmartCampus.Grains.Tests.Garden.Days;

public sealed class GardenClockTests
{
    private static readonly GardenClock Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
    private static readonly GardenClock LordHowe = new(TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe"));

    [Theory]
    [InlineData("2026-03-29 01:59", "2026-03-29 00:59")]
    [InlineData("2026-03-29 02:00", "2026-03-29 01:00")] // does not exist: 03:00 summer time
    [InlineData("2026-03-29 02:30", "2026-03-29 01:30")] // does not exist: 03:30 summer time
    [InlineData("2026-03-29 03:00", "2026-03-29 01:00")]
    [InlineData("2026-10-25 01:59", "2026-10-24 23:59")]
    [InlineData("2026-10-25 02:30", "2026-10-25 00:30")] // comes twice: the first
    [InlineData("2026-10-25 03:00", "2026-10-25 02:00")]
    public void Instant_NightOnWhichClocksChange_IsOneInstant(string wall, string utc) => Is(Berlin, wall, utc);

    [Theory]
    [InlineData("2026-10-04 02:15", "2026-10-03 15:45")] // half an hour is missing: 02:45
    [InlineData("2026-04-05 01:45", "2026-04-04 14:45")] // half an hour comes twice: the first
    public void Instant_HalfAnHourOfChange_IsTheSameRule(string wall, string utc) => Is(LordHowe, wall, utc);

    private static void Is(GardenClock clock, string wall, string utc)
    {
        DateTime time = DateTime.Parse(wall, CultureInfo.InvariantCulture);

        Assert.Equal(
            DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            clock.Instant(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time)));
    }
}
