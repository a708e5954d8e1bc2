using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>An answer's body: the page that was asked for, or a result code, or neither. Pure.</summary>
/// <typeparam name="T">The page.</typeparam>
/// <param name="Page">The page; null when the body is something else.</param>
/// <param name="Result">The result code, when there is one.</param>
/// <param name="Fault">What is wrong with the body: <c>json</c> or <c>fields</c>.</param>
internal readonly record struct Answer<T>(T? Page, ResultCode? Result, string? Fault)
    where T : class
{
    public const string Json = "json";
    public const string Fields = "fields";
    private const int Deepest = 16;

    /// <summary>Reads a body. Never throws; an answer is refused whole when one field of the page is missing or of another type.</summary>
    public static Answer<T> Parse(ReadOnlyMemory<byte> body, Func<JsonElement, T?> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return new Answer<T>(null, null, Json);
            if (read(root) is { } page)
                return new Answer<T>(page, null, null);
            return TryResult(root, out ResultCode? result) ? new Answer<T>(null, result, null) : new Answer<T>(null, null, Fields);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for escapes that are no characters
        {
            return new Answer<T>(null, null, Json);
        }
    }

    // A wrong password gets result 2, except on /jo and /ja, which then tell the firmware's version and nothing else.
    private static bool TryResult(JsonElement root, [NotNullWhen(true)] out ResultCode? result)
    {
        result = root.Number("result") is { } code ? (ResultCode)code
            : root.EnumerateObject().Count() == 1 && root.Number("fwv") is not null ? ResultCode.Unauthorized
            : null;
        return result is not null;
    }
}
