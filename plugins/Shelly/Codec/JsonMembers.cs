using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>Members of a JSON object; null, or undefined, when missing or of another type. What is returned outlives the document.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    public static long? Whole(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out long value) ? value : null;

    /// <summary>Reads every text and name once: the parser takes bytes and escapes that are no text, and complains only when they are read.</summary>
    /// <exception cref="InvalidOperationException">One of them is no text.</exception>
    public static void ReadAllTexts(this JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    item.ReadAllTexts();
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    _ = member.Name;
                    member.Value.ReadAllTexts();
                }
                break;
            default:
                break;
        }
    }

    public static JsonElement Member(this JsonElement owner, string name) => owner.TryGetProperty(name, out JsonElement member) ? member.Clone() : default;
}
