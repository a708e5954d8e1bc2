using System.Globalization;

namespace SmartCampus.Host.Api;

/// <summary>Reads query parameters; a bad one becomes a problem that names it, its value and the rule.</summary>
internal static class Query
{
    // So far from the calendar's ends that days can be added and taken away.
    private const int FirstYear = 1970;
    private const int LastYear = 2999;

    public static int Integer(HttpRequest request, string name, int missing, int minimum, int maximum)
    {
        string? text = request.Query[name];
        if (string.IsNullOrEmpty(text))
            return missing;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum
            ? value
            : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be a whole number from {minimum} to {maximum}.");
    }

    /// <summary>A number of a list, from 0; <see langword="null"/> when it is not given.</summary>
    public static long? Number(HttpRequest request, string name)
    {
        string? text = request.Query[name];
        if (string.IsNullOrEmpty(text))
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be the 'next' of the page before.");
    }

    /// <summary>A text that the database may be asked for; <see langword="null"/> when it is not given.</summary>
    public static string? Text(HttpRequest request, string name)
    {
        string text = request.Query[name].ToString();
        if (text.Contains('\0', StringComparison.Ordinal))
            throw ApiProblem.Invalid(name, $"{name} has a NUL character; it must have none.");
        return text.Length == 0 ? null : text;
    }

    /// <summary>True or false; false when it is not given.</summary>
    public static bool Boolean(HttpRequest request, string name)
    {
        string? text = request.Query[name];
        return !string.IsNullOrEmpty(text) && (bool.TryParse(text, out bool value) ? value : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be true or false."));
    }

    public static DateTimeOffset? Time(HttpRequest request, string name)
    {
        string? text = request.Query[name];
        if (string.IsNullOrEmpty(text))
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset value) && IsKnown(value.Year)
            ? value
            : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be a time such as 2026-11-22T10:42:18Z, from {FirstYear} to {LastYear}.");
    }

    /// <summary>A local day.</summary>
    public static DateOnly? Day(HttpRequest request, string name)
    {
        string? text = request.Query[name];
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && IsKnown(day.Year)
            ? day
            : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be a day such as 2026-11-24, from {FirstYear} to {LastYear}.");
    }

    /// <summary>A duration such as <c>5s</c>, <c>0.5s</c> or <c>5</c>; seconds.</summary>
    public static TimeSpan Seconds(HttpRequest request, string name, double maximum)
    {
        string? text = request.Query[name];
        if (string.IsNullOrEmpty(text))
            return TimeSpan.Zero;
        string number = text.EndsWith('s') ? text[..^1] : text;
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value >= 0 && value <= maximum
            ? TimeSpan.FromSeconds(value)
            : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be from 0s to {maximum}s.");
    }

    /// <summary>One of these words; the first when it is not given.</summary>
    public static string OneOf(HttpRequest request, string name, params ReadOnlySpan<string> words)
    {
        string? text = request.Query[name];
        if (string.IsNullOrEmpty(text))
            return words[0];
        return words.Contains(text) ? text : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be {string.Join(" or ", words)}.");
    }

    private static bool IsKnown(int year) => year is >= FirstYear and <= LastYear;
}
