using System.Globalization;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>Numbers and units in the text of scales. Tolerant of blanks and of the place of the sign, of nothing else: no exponent, no comma, one decimal point.</summary>
internal static class WeightText
{
    private const int LongestNumber = 16;

    /// <summary>Reads a number and the unit behind it, glued or apart: <c>+  1.234kg</c>, <c>-0.35 g</c>, <c>250</c>.</summary>
    /// <param name="text">Number, then unit or nothing.</param>
    /// <param name="weight">The weight; its unit is <see langword="null"/> when the word is missing or unknown.</param>
    /// <returns>False when it does not begin with a number, or has more behind the unit.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out Weight weight)
    {
        weight = default;
        text = text.Trim(' ');
        int length = NumberLength(text);
        if (!TryNumber(text[..length], out decimal value))
            return false;
        ReadOnlySpan<char> unit = text[length..].TrimStart(' ');
        if (unit.Length > 5 || unit.ContainsAny(' ', '\0') || (unit.Length > 0 && (char.IsAsciiDigit(unit[0]) || unit[0] is '.' or '+' or '-' or ',')))
            return false;
        weight = new Weight(value, WeightUnits.CodeOf(unit));
        return true;
    }

    /// <summary>Reads a number alone: sign, blanks, digits with at most one point.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        text = text.Trim(' ');
        bool negative = text is ['-', ..];
        if (text is ['+' or '-', ..])
            text = text[1..].TrimStart(' ');
        if (text.Length is 0 or > LongestNumber || !AreDigits(text) || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal size))
            return false;
        value = negative ? -size : size;
        return true;
    }

    /// <summary>The number with its decimals, a minus sign directly before the first digit.</summary>
    public static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
                digits++;
            else if (c != '.')
                return false;
        }
        return digits > 0 && digits >= text.Length - 1;
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        int at = text is ['+' or '-', ..] ? 1 : 0;
        while (at < text.Length && text[at] == ' ')
            at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        return at;
    }
}
