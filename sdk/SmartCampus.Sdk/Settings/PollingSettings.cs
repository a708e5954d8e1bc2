namespace SmartCampus.Sdk;

/// <summary>Settings that every polled device has.</summary>
public abstract record PollingSettings
{
    /// <summary>Time from poll to poll; 100 ms to 1 hour, 1 s by default.</summary>
    [Title("Poll interval", "轮询间隔"), Unit("s"), Range(0.1, 3600), ReportInterval]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);
}
