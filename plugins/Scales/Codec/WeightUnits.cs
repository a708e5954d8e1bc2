using System.Collections.Frozen;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>Scales' words for units, and their UCUM codes.</summary>
internal static class WeightUnits
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["kg"] = "kg",
        ["g"] = "g",
        ["gm"] = "g",
        ["mg"] = "mg",
        ["t"] = "t",
        ["lb"] = "[lb_av]",
        ["lbs"] = "[lb_av]",
        ["oz"] = "[oz_av]",
        ["ozt"] = "[oz_tr]",
        ["dwt"] = "[pwt_tr]",
        ["gn"] = "[gr]",
        ["ct"] = "[car_m]",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["kg"] = "kg",
        ["g"] = "g",
        ["mg"] = "mg",
        ["t"] = "t",
        ["[lb_av]"] = "lb",
        ["[oz_av]"] = "oz",
        ["[oz_tr]"] = "ozt",
        ["[pwt_tr]"] = "dwt",
        ["[gr]"] = "GN",
        ["[car_m]"] = "ct",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The UCUM codes that scales have words for.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Words.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The UCUM code of a scale's word, in upper or lower case; <see langword="null"/> when unknown, e.g. pieces or percent.</summary>
    public static string? CodeOf(ReadOnlySpan<char> word) =>
        word.Length is > 0 and <= 5 && Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out string? code) ? code : null;

    /// <summary>The word that scales understand for a UCUM code.</summary>
    /// <exception cref="KeyNotFoundException">The code is none of <see cref="Codes"/>.</exception>
    public static string WordOf(string code) => Words[code];
}
