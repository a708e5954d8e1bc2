using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartCampus.Host.Api;

/// <summary>What is wrong with a request's body, for whoever sent it: the reader's own messages name our types. Pure.</summary>
internal static partial class BadBody
{
    public static ApiProblem Empty { get; } = Of("The body is empty; it must be a JSON object.");

    /// <summary>The member, the rule, and where in the body its value stands.</summary>
    /// <param name="exception">What the reader said.</param>
    /// <param name="input">What the endpoint takes; null when it is not known.</param>
    public static ApiProblem Of(JsonException exception, Type? input)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        string path = exception.Path is { Length: > 2 } full && full.StartsWith("$.", StringComparison.Ordinal) ? full[2..] : "";
        if (exception.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return Of($"{(path.Length == 0 ? "The body" : $"'{path}'")} must be {KindOf(TypeAt(input, path))} ({at}).");
        if (Duplicate().Match(exception.Message) is { Success: true } twice)
            return Of($"'{twice.Groups[1].Value}' is there twice ({at}); it must be there once.");
        if (Unmapped().Match(exception.Message) is { Success: true } unknown)
            return Of($"'{unknown.Groups[1].Value}' is unknown ({at}); known are {string.Join(", ", input?.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)) ?? [])}.");
        if (Missing().Match(exception.Message) is { Success: true } missing)
            return Of($"{missing.Groups[1].Value} must be there{(path.Length == 0 ? "" : $", in '{path}'")} ({at}).");
        // What the text's own reader says comes wrapped; anything else is a converter's own sentence.
        return Of(exception.InnerException is JsonException || exception.GetType() != typeof(JsonException)
            ? $"The body is not JSON: {exception.Message}"
            : $"{(path.Length == 0 ? "The body" : $"'{path}'")}: {exception.Message} ({at})");
    }

    public static ApiProblem Of(string message) => new(StatusCodes.Status400BadRequest, "badJson", message);

    /// <summary>Follows a path such as <c>steps[0].amount</c> into a type.</summary>
    private static Type? TypeAt(Type? type, string path)
    {
        foreach (string part in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            Type? inside = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
            type = part.EndsWith(']') || IsMap(inside) ? inside?.GetGenericArguments().LastOrDefault() : inside?.GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == part)?.PropertyType;
        }
        return type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
    }

    private static bool IsMap(Type? type) => type is { IsGenericType: true } && type.GetGenericArguments().Length == 2;

    private static string KindOf(Type? type) => type switch
    {
        null => "another kind of value",
        _ when type == typeof(string) => "a text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) || type == typeof(decimal) => "a number",
        _ when type == typeof(DateOnly) => "a date such as 2026-11-24",
        _ when type == typeof(TimeOnly) => "a time such as 06:30",
        _ when type == typeof(DateTimeOffset) => "a time such as 2026-11-22T10:42:18Z",
        { IsEnum: true } => "one of " + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)),
        _ when !IsMap(type) && typeof(IEnumerable).IsAssignableFrom(type) => "a list",
        _ => "an object",
    };

    [GeneratedRegex("^Duplicate property '([^']*)'")]
    private static partial Regex Duplicate();

    [GeneratedRegex("missing required properties including: ('.*')")]
    private static partial Regex Missing();

    [GeneratedRegex("^The JSON property '([^']*)' could not be mapped")]
    private static partial Regex Unmapped();
}
