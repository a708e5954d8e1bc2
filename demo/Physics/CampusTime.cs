namespace SmartCampus.Demo.Physics;

/// <summary>A moment of the simulated campus, in China Standard Time (UTC+8, no summer time).</summary>
/// <param name="Utc">The moment.</param>
internal readonly record struct CampusTime(DateTimeOffset Utc)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Hour of the local day, 0 to below 24.</summary>
    public double Hour => Utc.ToOffset(Offset).TimeOfDay.TotalHours;

    /// <summary>Local days since 1970.</summary>
    public int Day => (int)((Utc + Offset - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerDay);

    /// <summary>Part of the year, 0 to below 1.</summary>
    public double Year => (Utc.ToOffset(Offset).DayOfYear - 1) / 366.0;

    /// <summary>Hours since the meters were put in.</summary>
    public double HoursInService => Math.Max(0, (Utc - new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalHours);
}
