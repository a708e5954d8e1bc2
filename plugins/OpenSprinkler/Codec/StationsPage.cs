using System.Text.Json;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>Station attributes. OpenSprinkler firmware 2.2.1 API, /jn.</summary>
/// <param name="Disabled">Stations that programs leave out, 8 to a number.</param>
internal sealed record StationsPage(IReadOnlyList<long> Disabled)
{
    public static StationsPage? Read(JsonElement root) => root.Numbers("stn_dis") is { } disabled ? new StationsPage(disabled) : null;

    public bool IsDisabled(int station) => Disabled.Bit(station - 1);
}
