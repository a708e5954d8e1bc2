using SmartCampus.Sdk;

namespace Acme.Meter.Settings;

/// <summary>What a person fills in for one device. The form, its checks and the API come from here.</summary>
public sealed record MeterSettings : PollingSettings
{
    /// <summary>The line the device is on.</summary>
    [Title("Line", "线路"), Line]
    public required string Line { get; init; }

    /// <summary>The device's address on its line, 1–99.</summary>
    [Title("Address", "地址"), Range(1, 99)]
    public int Address { get; init; } = 1;

    /// <summary>How long to wait for an answer, 0.05–10 s.</summary>
    [Title("Reply timeout", "应答超时"), Unit("s"), Range(0.05, 10)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);
}
