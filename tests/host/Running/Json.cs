using System.Text.Json;

namespace SmartCampus.Host.Tests.Running;

/// <summary>Short ways into JSON. A path is of member names, since property names have dots in them.</summary>
internal static class Json
{
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            element = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member)
                ? member
                : default;
        }
        return element;
    }

    /// <summary>The text at the path; a number or truth value as JSON; null when there is none.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        JsonElement found = element.At(path);
        return found.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => found.GetString(),
            _ => found.GetRawText(),
        };
    }

    public static string Reason(this JsonElement device) => $"{device.Text("availability", "state")} {device.Text("availability", "reason")}".TrimEnd();

    public static string? Value(this JsonElement device, string property) => device.Text("properties", property, "value");

    public static IReadOnlyList<string> Steps(this JsonElement entry) => [.. entry.At("steps").EnumerateArray().Select(s => s.Text("state")!)];
}
