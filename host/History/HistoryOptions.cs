namespace SmartCampus.Host.History;

/// <summary>How much history is kept. The defaults suit a school.</summary>
internal sealed record HistoryOptions
{
    /// <summary>Single points; default 30 days.</summary>
    public TimeSpan RawFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Count, mean, minimum and maximum of each minute; default 1 year.</summary>
    public TimeSpan MinutesFor { get; init; } = TimeSpan.FromDays(365);

    /// <summary>The same of each hour; default 10 years.</summary>
    public TimeSpan HoursFor { get; init; } = TimeSpan.FromDays(3650);

    /// <summary>What happened (timeline, ended commands); default 1 year.</summary>
    public TimeSpan EventsFor { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Points, and timeline entries, that may wait for a slow disk; default 500,000 (at most 12 MB of points). Beyond, the oldest are dropped.</summary>
    public int MostWaiting { get; init; } = 500_000;
}
