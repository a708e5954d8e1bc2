using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>Members of a JSON object; null, or undefined, when missing or of another type. What is returned outlives the document.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    public static long? Whole(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out long value) ? value : null;

    public static JsonElement Member(this JsonElement owner, string name) => owner.TryGetProperty(name, out JsonElement member) ? member.Clone() : default;
}
