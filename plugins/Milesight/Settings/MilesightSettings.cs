using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight.Settings;

/// <summary>One Milesight sensor.</summary>
internal sealed record MilesightSettings
{
    /// <summary>The sensor's DevEUI as printed on it, 16 hexadecimal digits.</summary>
    [Title("DevEUI (16 hex digits)", "DevEUI（16 位十六进制）")]
    public required string DevEui { get; init; }

    /// <summary>How old the last message may become before the sensor counts as offline, 60–604800 s: two to three of the report intervals that are set in the sensor. 1 hour by default.</summary>
    [Title("Offline after", "离线判定时长"), Unit("s"), Range(60, 604800), ReportInterval(3)]
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(1);
}
