using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCampus.Host.Storage.Grains;

/// <summary>Grain states as JSON: members by name in camel case, enumerations by name in camel case. Whoever renames a member of a stored state gives it its old name with <see cref="JsonPropertyNameAttribute"/>.</summary>
internal static class GrainJson
{
    /// <summary>The version of these rules, stored beside each state.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new PropertyValueJsonConverter() },
    };

    public static string Write<T>(T state) => JsonSerializer.Serialize(state, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
