using System.Globalization;
using System.Text.Json;

namespace SmartCampus.Plugins.Milesight.Codec;

/// <summary>Reads members of JSON objects; what is missing or of another type is <see langword="null"/>. Never throws.</summary>
internal static class Fields
{
    public static JsonElement? Object(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Object ? member : null;

    public static string? Text(JsonElement? json, string name)
    {
        if (json is not { ValueKind: JsonValueKind.Object } owner || !owner.TryGetProperty(name, out JsonElement member) || member.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair: no text
        }
    }

    public static long? Whole(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out long number) ? number : null;

    public static bool IsTrue(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.True;

    /// <summary>A time of RFC 3339; without an offset it is taken as UTC.</summary>
    public static DateTimeOffset? Time(JsonElement json, string name) => DateTimeOffset.TryParse(
        Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
        ? time
        : null;
}
