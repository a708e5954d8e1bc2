using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SmartCampus.Host.Api;

/// <summary>
/// Reads JSON that is looked into later (arguments, settings) and refuses texts that are no Unicode: half a surrogate pair passes the parser and would throw
/// wherever it is read first.
/// </summary>
internal sealed class WholeTexts : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            JsonElement element = JsonMetadataServices.JsonElementConverter.Read(ref reader, typeToConvert, options);
            ReadAll(element);
            return element;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("a text in it is no Unicode; it must be whole.", e);
        }
    }

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);

    private static void ReadAll(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadAll(member.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    ReadAll(item);
                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            default:
                break;
        }
    }
}
