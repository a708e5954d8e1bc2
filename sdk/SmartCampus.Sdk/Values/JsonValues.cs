using System.Text.Json;

namespace SmartCampus.Sdk;

/// <summary>Property values as JSON: booleans, numbers, texts and null.</summary>
public static class JsonValues
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">The element is an object or array, or a number beyond decimal.</exception>
    public static PropertyValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => PropertyValue.Of(true),
        JsonValueKind.False => PropertyValue.Of(false),
        JsonValueKind.String => PropertyValue.Of(element.GetString()),
        JsonValueKind.Number => element.TryGetDecimal(out decimal number)
            ? PropertyValue.Of(number)
            : throw new FormatException($"{element} is too large a number."),
        JsonValueKind.Null or JsonValueKind.Undefined => PropertyValue.None,
        _ => throw new FormatException($"a {element.ValueKind} is not a value; give a boolean, a number or a text."),
    };

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter writer, in PropertyValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value.Kind)
        {
            case PropertyValueKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case PropertyValueKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case PropertyValueKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
