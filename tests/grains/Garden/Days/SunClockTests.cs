using System.Globalization;
using SmartCampus.Grains.Garden.Sun;

namespace SmartCampus.Grains.Tests.Garden.Days;

public sealed class SunClockTests
{
    [Theory]
    [InlineData("2026-07-01", 8, 39.9042, 116.4074, "04:49:23", "19:46:55")] // vercalendario.info, Beijing, July 2026
    [InlineData("2026-07-15", 8, 39.9042, 116.4074, "04:58:09", "19:42:13")]
    [InlineData("2021-12-21", 8, 39.9042, 116.4074, "07:32:25", "16:52:46")] // winter solstice 2021, Beijing, by the press
    [InlineData("2024-06-21", 8, 31.2304, 121.4737, "04:50:00", "19:01:00")] // Shanghai, solstices, as commonly published
    [InlineData("2024-12-21", 8, 31.2304, 121.4737, "06:48:00", "16:55:00")]
    [InlineData("2008-01-01", -8, 37.4, -121.9167, "07:22:00", "17:00:00")] // U.S. Naval Observatory, Cupertino, 2008
    [InlineData("2008-04-01", -8, 37.4, -121.9167, "05:52:00", "18:31:00")]
    [InlineData("2008-06-01", -8, 37.4, -121.9167, "04:48:00", "19:23:00")]
    [InlineData("2008-10-01", -8, 37.4, -121.9167, "06:04:00", "17:50:00")]
    [InlineData("2015-12-22", 1, 52.52, 13.405, "08:15:00", "15:54:00")] // Berlin
    [InlineData("2022-12-21", 0, 64.1466, -21.9426, "11:21:00", "15:29:00")] // Reykjavik
    public void Of_PlaceAndDay_IsThePublishedTimeWithinTwoMinutes(string day, int zone, double latitude, double longitude, string sunrise, string sunset)
    {
        DateTimeOffset midnight = new(DateTime.Parse(day, CultureInfo.InvariantCulture), TimeSpan.FromHours(zone));

        SunTimes sun = SunClock.Of(midnight.AddHours(12).ToUniversalTime(), latitude, longitude);

        Near(midnight + TimeSpan.Parse(sunrise, CultureInfo.InvariantCulture), sun.Sunrise);
        Near(midnight + TimeSpan.Parse(sunset, CultureInfo.InvariantCulture), sun.Sunset);
    }

    [Theory]
    [InlineData(78.2232, 15.6267, "2026-06-21")] // Longyearbyen: the sun stays up
    [InlineData(78.2232, 15.6267, "2026-12-21")] // and stays down
    [InlineData(90, 0, "2026-06-21")]
    [InlineData(-90, 0, "2026-03-20")]
    public void Of_PolarDayOrNight_IsAbsent(double latitude, double longitude, string day)
    {
        SunTimes sun = SunClock.Of(new DateTimeOffset(DateTime.Parse(day, CultureInfo.InvariantCulture).AddHours(12), TimeSpan.Zero), latitude, longitude);

        Assert.Null(sun.Sunrise);
        Assert.Null(sun.Sunset);
    }

    [Fact]
    public void Of_ZoneADayAwayFromItsLongitude_IsOfTheDayThatIsMeant()
    {
        // Kiritimati: longitude −157°, clock UTC+14. Noon of 5 May there is 4 May, 22:00 UTC.
        DateTimeOffset noon = new(2026, 5, 4, 22, 0, 0, TimeSpan.Zero);

        SunTimes sun = SunClock.Of(noon, 1.87, -157.4);

        Assert.InRange(sun.Sunrise!.Value, noon.AddHours(-7), noon.AddHours(-5));
        Assert.InRange(sun.Sunset!.Value, noon.AddHours(5), noon.AddHours(7.5));
    }

    private static void Near(DateTimeOffset expected, DateTimeOffset? actual) =>
        Assert.True(actual is { } at && (at - expected).Duration() <= TimeSpan.FromMinutes(2), $"{actual:O} is not near {expected:O}.");
}
