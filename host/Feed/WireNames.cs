using System.Text.Json;

namespace SmartCampus.Host.Feed;

/// <summary>Enumerations on the wire: camel case, each name made once.</summary>
internal static class WireNames<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));

    public static string Of(T value) => Names[value];

    public static T? Parse(string? name) => Names.FirstOrDefault(n => n.Value == name) is { Value: not null } found ? found.Key : null;
}
