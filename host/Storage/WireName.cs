using System.Text.Json;

namespace SmartCampus.Host.Storage;

/// <summary>Members of an enumeration by the camel-case names that are stored and sent: <c>TimedOut</c> is <c>timedOut</c>.</summary>
internal static class WireName<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Of(T value) => Names[value];

    /// <exception cref="FormatException">No member has this name.</exception>
    public static T Parse(string name) =>
        Values.TryGetValue(name, out T value) ? value : throw new FormatException($"'{name}' is no {typeof(T).Name}; known: {string.Join(", ", Values.Keys)}.");
}
