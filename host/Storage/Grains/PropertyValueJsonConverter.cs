using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Storage.Grains;

/// <summary>Property values as plain JSON.</summary>
internal sealed class PropertyValueJsonConverter : JsonConverter<PropertyValue>
{
    public override bool HandleNull => true;

    public override PropertyValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return JsonValues.Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, PropertyValue value, JsonSerializerOptions options) => JsonValues.Write(writer, value);
}
