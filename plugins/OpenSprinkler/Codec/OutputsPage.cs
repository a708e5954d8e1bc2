using System.Text.Json;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>The real outputs. OpenSprinkler firmware 2.2.1 API, /js.</summary>
internal sealed record OutputsPage(IReadOnlyList<long> On)
{
    public static OutputsPage? Read(JsonElement root) =>
        root.Numbers("sn") is { } on && root.Number("nstations") == on.Count ? new OutputsPage(on) : null;

    /// <summary>True while the station's output is on; null when there is no such station. Stations count from 1.</summary>
    public bool? IsOn(int station) => station <= On.Count ? On[station - 1] != 0 : null;
}
