using System.Text.Json;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>The answer to a write is a result code and nothing else: no page.</summary>
internal sealed record ResultPage
{
    public static ResultPage? Read(JsonElement root) => null;
}
