using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Settings;

/// <summary>What every scale needs.</summary>
internal record ScaleSettings : PollingSettings
{
    public ScaleSettings() => Interval = TimeSpan.FromSeconds(0.5);

    /// <summary>The line the scale is on.</summary>
    [Title("Line", "线路"), Line]
    public required string Line { get; init; }

    /// <summary>How long to wait for an answer, and in continuous mode the longest gap, 0.2–30 s. 2 s by default.</summary>
    [Title("Silence limit", "无应答时限"), Unit("s"), Range(0.2, 30)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);
}
