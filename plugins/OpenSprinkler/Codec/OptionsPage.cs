using System.Text.Json;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>The options that matter here. OpenSprinkler firmware 2.2.1 API, /jo.</summary>
/// <param name="TimeZone">Offset in quarter hours + 48: UTC+2 is 56.</param>
/// <param name="Master1">First master station, from 1; 0 none.</param>
/// <param name="Master2">Second master station, from 1; 0 none.</param>
internal sealed record OptionsPage(int TimeZone, int Master1, int Master2)
{
    private const int Greenwich = 48;

    public static OptionsPage? Read(JsonElement root) =>
        root.Number("tz") is { } zone and >= 0 and <= 2 * Greenwich + 8 && root.Number("mas") is { } first
            ? new OptionsPage(zone, first, root.Number("mas2") ?? 0)
            : null;

    public bool IsMaster(int station) => station == Master1 || station == Master2;

    /// <summary>What the controller's clock shows, in UTC.</summary>
    public long ToUtcSeconds(long clock) => clock - ((TimeZone - Greenwich) * 15L * 60);
}
