using System.Globalization;

namespace SmartCampus.Host.Api;

/// <summary>Reads query parameters; a bad one becomes a problem that names it, its value and the rule.</summary>
internal static class Query
{
    public static int Integer(HttpRequest request, string name, int missing, int minimum, int maximum)
    {
        string? text = request.Query[name];
        if (string.IsNullOrEmpty(text))
            return missing;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum
            ? value
            : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be a whole number from {minimum} to {maximum}.");
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
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset value)
            ? value
            : throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(text)}'; it must be a time such as 2026-11-22T10:42:18Z.");
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
}
