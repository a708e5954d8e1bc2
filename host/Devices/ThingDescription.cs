using System.Text.Json;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>A device as a W3C Web of Things Thing Description 1.1 (W3C Recommendation, 2023).</summary>
internal static class ThingDescription
{
    public static void Write(Utf8JsonWriter writer, FeedSlot slot, DeviceModel model, string origin)
    {
        string address = $"{origin}/api/devices/{slot.Configuration.Id}";
        writer.WriteStartObject();
        writer.WriteString("@context", "https://www.w3.org/2022/wot/td/v1.1");
        writer.WriteString("id", $"urn:smartcampus:device:{slot.Configuration.Id}");
        WriteTitle(writer, new LocalizedText(slot.Configuration.NameEn, slot.Configuration.NameZh));
        writer.WriteStartObject("securityDefinitions");
        writer.WriteStartObject("bearer");
        writer.WriteString("scheme", "bearer");
        writer.WriteString("in", "header");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("security", "bearer");
        writer.WriteStartObject("properties");
        foreach (PropertyDefinition property in model.Properties)
            WriteProperty(writer, property, address);
        writer.WriteEndObject();
        writer.WriteStartObject("actions");
        foreach (CommandDefinition command in model.Commands)
            WriteAction(writer, command, address);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter writer, PropertyDefinition property, string address)
    {
        writer.WriteStartObject(property.Name);
        WriteTitle(writer, property.Title);
        WriteSchema(writer, property.Type, property.Unit, property.Minimum, property.Maximum, property.Options);
        writer.WriteBoolean("readOnly", value: true);
        WriteForm(writer, address, "readproperty", "GET");
        writer.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter writer, CommandDefinition command, string address)
    {
        writer.WriteStartObject(command.Name);
        WriteTitle(writer, command.Title);
        writer.WriteBoolean("safe", value: false);
        writer.WriteBoolean("idempotent", value: true);
        writer.WriteStartObject("input");
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (ParameterDefinition parameter in command.Parameters)
        {
            writer.WriteStartObject(parameter.Name);
            WriteTitle(writer, parameter.Title);
            WriteSchema(writer, parameter.Type, parameter.Unit, parameter.Minimum, parameter.Maximum, parameter.Options);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
        WriteForm(writer, $"{address}/commands", "invokeaction", "POST");
        writer.WriteEndObject();
    }

    private static void WriteTitle(Utf8JsonWriter writer, LocalizedText title)
    {
        writer.WriteString("title", title.En);
        writer.WriteStartObject("titles");
        writer.WriteString("en", title.En);
        writer.WriteString("zh-CN", title.Zh);
        writer.WriteEndObject();
    }

    private static void WriteSchema(
        Utf8JsonWriter writer, ModelType type, string? unit, decimal? minimum, decimal? maximum, IReadOnlyList<EnumOption> options)
    {
        writer.WriteString("type", type switch
        {
            ModelType.Boolean => "boolean",
            ModelType.Integer => "integer",
            ModelType.Text or ModelType.Enum => "string",
            _ => "number",
        });
        if (unit is not null)
            writer.WriteString("unit", unit);
        if (minimum is { } low)
            writer.WriteNumber("minimum", low);
        if (maximum is { } high)
            writer.WriteNumber("maximum", high);
        if (options.Count == 0)
            return;
        writer.WriteStartArray("enum");
        foreach (EnumOption option in options)
            writer.WriteStringValue(option.Value);
        writer.WriteEndArray();
    }

    private static void WriteForm(Utf8JsonWriter writer, string address, string operation, string method)
    {
        writer.WriteStartArray("forms");
        writer.WriteStartObject();
        writer.WriteString("href", address);
        writer.WriteString("op", operation);
        writer.WriteString("htv:methodName", method);
        writer.WriteString("contentType", "application/json");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
