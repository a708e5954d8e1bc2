using SmartCampus.Sdk;

namespace SmartCampus.Host.Api;

/// <summary>A request breaks a rule: becomes an RFC 9457 problem. Thrown by services, caught in one place.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Stable code, docs/wire.md "Errors".</param>
/// <param name="detail">The thing, its value and the rule, one sentence.</param>
/// <param name="errors">The same by member name.</param>
internal sealed class ApiProblem(int status, string code, string detail, IReadOnlyDictionary<string, string>? errors = null) : Exception(detail)
{
    private const int LongestShown = 80;

    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>More members of the answer, e.g. what is there now after a conflict.</summary>
    public IReadOnlyDictionary<string, object?> More { get; init; } = new Dictionary<string, object?>();

    public IReadOnlyDictionary<string, string> Errors { get; } = errors ?? new Dictionary<string, string>();

    public static ApiProblem NotFound(string detail) => new(StatusCodes.Status404NotFound, "notFound", detail);

    /// <summary>The request fits no endpoint: there is none, or it takes JSON and the body is something else.</summary>
    public static ApiProblem NoEndpoint(HttpRequest request) => request.ContentType is null || request.HasJsonContentType()
        ? NotFound($"There is nothing at {request.Method} {request.Path}.")
        : new(StatusCodes.Status400BadRequest, "badJson", $"The body is '{request.ContentType}'; it must be application/json.");

    public static ApiProblem TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "tooLarge", "The body is too large; it must be at most 1 MiB.");

    public static ApiProblem Conflict(string detail) => new(StatusCodes.Status409Conflict, "conflict", detail);

    public static ApiProblem Conflict(LocalizedText why) => InBothLanguages("conflict", why);

    public static ApiProblem Refused(LocalizedText why) => InBothLanguages("refused", why);

    public static ApiProblem Invalid(string name, string message) => new(StatusCodes.Status400BadRequest, "invalid", message, new Dictionary<string, string> { [name] = message });

    public static ApiProblem Invalid(IReadOnlyDictionary<string, string> errors) =>
        new(StatusCodes.Status400BadRequest, "invalid", string.Join(" ", errors.Values.Select(e => e.EndsWith('.') ? e : e + ".")), errors);

    /// <summary>Bad members, for people in both languages.</summary>
    public static ApiProblem Invalid(IReadOnlyDictionary<string, LocalizedText> errors)
    {
        ApiProblem english = Invalid(errors.ToDictionary(e => e.Key, e => e.Value.En));
        return new(english.Status, english.Code, english.Message, english.Errors) { More = new Dictionary<string, object?> { ["texts"] = errors } };
    }

    /// <summary>A value in a message, which is no place for a whole body.</summary>
    public static string Shown(string? value) => value is { Length: > LongestShown } ? value[..LongestShown] + "…" : value ?? "";

    private static ApiProblem InBothLanguages(string code, LocalizedText why) =>
        new(StatusCodes.Status409Conflict, code, why.En) { More = new Dictionary<string, object?> { ["text"] = why } };
}
