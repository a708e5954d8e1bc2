namespace SmartCampus.Grains.Garden.Days;

/// <summary>
/// Local wall time. A wall time that comes twice (clocks go back) is its first instant; one that does not come (clocks go forward) is
/// shifted by the gap: 02:30 becomes 03:30. So each wall time of a date is exactly one instant.
/// </summary>
internal sealed class GardenClock(TimeZoneInfo zone)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public TimeZoneInfo Zone => zone;

    public static GardenClock Of(Model.GardenSite site) => new(TimeZoneInfo.FindSystemTimeZoneById(site.Zone));

    /// <summary>The instant of a wall time, UTC.</summary>
    public DateTimeOffset Instant(DateOnly date, TimeOnly time)
    {
        DateTime wall = date.ToDateTime(time, DateTimeKind.Unspecified);
        TimeSpan offset = zone.IsInvalidTime(wall) ? OffsetBefore(wall)
            : zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max()
            : zone.GetUtcOffset(wall);
        return new DateTimeOffset(DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc));
    }

    public DateOnly Date(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private TimeSpan OffsetBefore(DateTime wall)
    {
        DateTime before = wall;
        while (zone.IsInvalidTime(before))
            before -= Step;
        return zone.GetUtcOffset(before);
    }
}
