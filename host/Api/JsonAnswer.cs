using System.Buffers;
using System.Text.Json;

namespace SmartCampus.Host.Api;

/// <summary>An answer written straight as JSON.</summary>
internal sealed class JsonAnswer(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>Chinese stays Chinese; the answer is never put into HTML.</summary>
    internal static readonly JsonWriterOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            write(writer);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = buffer.WrittenCount;
        await httpContext.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, httpContext.RequestAborted);
    }

    /// <summary>An object with the list <c>items</c>.</summary>
    public static JsonAnswer Items<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write, Action<Utf8JsonWriter>? more = null) => new(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (T item in items)
            write(writer, item);
        writer.WriteEndArray();
        more?.Invoke(writer);
        writer.WriteEndObject();
    });
}
