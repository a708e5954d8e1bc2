using System.Text.Json;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>Device models as docs/wire.md has them.</summary>
internal static class ModelJson
{
    public static void Write(Utf8JsonWriter writer, DeviceModel model)
    {
        writer.WriteStartObject();
        writer.WriteString("id", model.Id);
        WriteText(writer, "title", model.Title);
        writer.WriteStartArray("traits");
        foreach (TraitDefinition trait in model.Traits)
            WriteTrait(writer, trait);
        writer.WriteEndArray();
        writer.WriteStartArray("extra");
        foreach (PropertyDefinition property in model.Extra)
            WriteProperty(writer, property);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter writer, string name, LocalizedText text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("en", text.En);
        writer.WriteString("zh", text.Zh);
        writer.WriteEndObject();
    }

    private static void WriteTrait(Utf8JsonWriter writer, TraitDefinition trait)
    {
        writer.WriteStartObject();
        writer.WriteString("name", trait.Name);
        WriteText(writer, "title", trait.Title);
        writer.WriteStartArray("properties");
        foreach (PropertyDefinition property in trait.Properties)
            WriteProperty(writer, property);
        writer.WriteEndArray();
        writer.WriteStartArray("commands");
        foreach (CommandDefinition command in trait.Commands)
            WriteCommand(writer, command);
        writer.WriteEndArray();
        writer.WriteStartArray("events");
        foreach (EventDefinition e in trait.Events)
        {
            writer.WriteStartObject();
            writer.WriteString("name", e.Name);
            WriteText(writer, "title", new LocalizedText(e.En, e.Zh));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        WriteSafety(writer, trait.Safety);
        writer.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter writer, PropertyDefinition property)
    {
        writer.WriteStartObject();
        writer.WriteString("name", property.Name);
        WriteText(writer, "title", property.Title);
        writer.WriteString("type", WireNames<ModelType>.Of(property.Type));
        WriteBounds(writer, property.Unit, property.Minimum, property.Maximum, property.Options);
        writer.WriteEndObject();
    }

    private static void WriteCommand(Utf8JsonWriter writer, CommandDefinition command)
    {
        writer.WriteStartObject();
        writer.WriteString("name", command.Name);
        WriteText(writer, "title", command.Title);
        writer.WriteStartArray("parameters");
        foreach (ParameterDefinition parameter in command.Parameters)
        {
            writer.WriteStartObject();
            writer.WriteString("name", parameter.Name);
            WriteText(writer, "title", parameter.Title);
            writer.WriteString("type", WireNames<ModelType>.Of(parameter.Type));
            writer.WriteBoolean("required", parameter.Required);
            writer.WritePropertyName("default");
            JsonValues.Write(writer, parameter.Default);
            WriteBounds(writer, parameter.Unit, parameter.Minimum, parameter.Maximum, parameter.Options);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumber("deadline", command.Deadline.TotalSeconds);
        writer.WriteString("confirm", WireNames<ConfirmLevel>.Of(command.Confirm));
        WriteProof(writer, command.Proof);
        writer.WriteEndObject();
    }

    private static void WriteBounds(Utf8JsonWriter writer, string? unit, decimal? minimum, decimal? maximum, IReadOnlyList<EnumOption> options)
    {
        writer.WriteString("unit", unit);
        WriteNumber(writer, "minimum", minimum);
        WriteNumber(writer, "maximum", maximum);
        writer.WriteStartArray("options");
        foreach (EnumOption option in options)
        {
            writer.WriteStartObject();
            writer.WriteString("value", option.Value);
            WriteText(writer, "title", option.Title);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteProof(Utf8JsonWriter writer, ProofDefinition? proof)
    {
        if (proof is null)
        {
            writer.WriteNull("proof");
            return;
        }
        writer.WriteStartObject("proof");
        writer.WriteString("property", proof.Property);
        writer.WritePropertyName("value");
        JsonValues.Write(writer, proof.Value);
        writer.WriteNumber("window", proof.Window.TotalSeconds);
        writer.WriteEndObject();
    }

    private static void WriteSafety(Utf8JsonWriter writer, SafetyDefinition? safety)
    {
        if (safety is null)
        {
            writer.WriteNull("safety");
            return;
        }
        writer.WriteStartObject("safety");
        writer.WriteString("property", safety.Property);
        writer.WritePropertyName("on");
        JsonValues.Write(writer, safety.On);
        writer.WriteString("off", safety.Off);
        writer.WriteNumber("longestOn", safety.LongestOn.TotalSeconds);
        writer.WriteBoolean("offOnLinkLost", safety.OffOnLinkLost);
        writer.WriteString("hazard", WireNames<HazardClass>.Of(safety.Hazard));
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
