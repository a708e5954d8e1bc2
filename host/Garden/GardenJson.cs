using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCampus.Host.Api;

namespace SmartCampus.Host.Garden;

/// <summary>Gardens on the wire: docs/wire.md "Garden".</summary>
internal static class GardenJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new FilledLists(), new WeekdaysConverter(), new WallTimeConverter(), new UtcTimeConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static JsonAnswer Answer(object value, int status = StatusCodes.Status200OK) => new(writer => JsonSerializer.Serialize(writer, value, Options), status);

    /// <summary>Reads a body.</summary>
    /// <exception cref="ApiProblem">It is no such thing; the message names member and rule.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw ApiProblem.NoEndpoint(request);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Options, cancellationToken) ?? throw BadBody.Empty;
        }
        catch (JsonException e)
        {
            throw BadBody.Of(e, typeof(T));
        }
    }
}
