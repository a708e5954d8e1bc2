using System.Text.Json.Nodes;

namespace SmartCampus.Host.Demo;

/// <summary>A demo device that lies elsewhere now: only its line follows; what an operator set, a changed key among it, stays. Pure.</summary>
internal static class DemoMove
{
    private const string Line = "line";

    /// <summary>The stored settings with the seed's line; <see langword="null"/> when they have it already, or are no settings.</summary>
    /// <param name="stored">Settings as the host has them, JSON.</param>
    /// <param name="seeded">Settings as the demo wrote them, JSON.</param>
    public static string? Apply(string stored, string seeded)
    {
        if (JsonNode.Parse(stored) is not JsonObject settings || JsonNode.Parse(seeded)?[Line] is not { } line || JsonNode.DeepEquals(settings[Line], line))
            return null;
        settings[Line] = line.DeepClone();
        return settings.ToJsonString();
    }
}
