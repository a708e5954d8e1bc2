using System.Buffers;
using System.Text;
using System.Text.Json;
using SmartCampus.Sdk;

namespace SmartCampus.Host.History;

/// <summary>A value as JSON text.</summary>
internal static class TimelineValue
{
    public static string Write(in PropertyValue value)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            JsonValues.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static PropertyValue Read(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return JsonValues.Read(document.RootElement);
    }
}
