using System.Text.Json;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>Fields of an answer; null when missing or of another type.</summary>
internal static class JsonFields
{
    private const int MostItems = 256;

    /// <summary>A whole number that fits 32 bits.</summary>
    public static int? Number(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement field) && field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out int value) ? value : null;

    /// <summary>A whole number that fits 64 bits.</summary>
    public static long? Long(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement field) && field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out long value) ? value : null;

    /// <summary>A list of whole numbers, at most 256.</summary>
    public static IReadOnlyList<long>? Numbers(this JsonElement owner, string name) => owner.TryGetProperty(name, out JsonElement field) ? Numbers(field) : null;

    /// <summary>A list of lists of whole numbers, at most 256 of each.</summary>
    public static IReadOnlyList<IReadOnlyList<long>>? Rows(this JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out JsonElement field) || field.ValueKind != JsonValueKind.Array || field.GetArrayLength() > MostItems)
            return null;
        var rows = new List<IReadOnlyList<long>>();
        foreach (JsonElement item in field.EnumerateArray())
        {
            if (Numbers(item) is not { } row)
                return null;
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>True when bit <paramref name="index"/> of a mask of 8 bits a board is set; also false beyond the mask's end.</summary>
    public static bool Bit(this IReadOnlyList<long> boards, int index) => index / 8 < boards.Count && ((boards[index / 8] >> (index % 8)) & 1) != 0;

    private static List<long>? Numbers(JsonElement field)
    {
        if (field.ValueKind != JsonValueKind.Array || field.GetArrayLength() > MostItems)
            return null;
        var numbers = new List<long>();
        foreach (JsonElement item in field.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out long number))
                return null;
            numbers.Add(number);
        }
        return numbers;
    }
}
