using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SmartCampus.Grains.Commands;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Storage.Ledger;

/// <summary>The JSON columns of the ledger: values <c>{"hold":5}</c>, proof <c>{"property","value","time"}</c>, steps <c>[["accepted",µs],…]</c>, with a note <c>["accepted",µs,"note"]</c>; times as in <see cref="StoredTime.Microseconds"/>.</summary>
internal static class LedgerJson
{
    private const string NoValues = "{}";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static string Write(ImmutableDictionary<string, PropertyValue> values)
    {
        if (values.IsEmpty)
            return NoValues;

        Utf8JsonWriter json = Start();
        json.WriteStartObject();
        foreach ((string name, PropertyValue value) in values)
        {
            json.WritePropertyName(name);
            JsonValues.Write(json, value);
        }

        json.WriteEndObject();
        return Finish();
    }

    public static string? Write(CommandProof? proof)
    {
        if (proof is null)
            return null;

        Utf8JsonWriter json = Start();
        json.WriteStartObject();
        json.WriteString("property"u8, proof.Property);
        json.WritePropertyName("value"u8);
        JsonValues.Write(json, proof.Value);
        json.WriteNumber("time"u8, StoredTime.Microseconds(proof.Time));
        json.WriteEndObject();
        return Finish();
    }

    public static string Write(ImmutableArray<CommandStep> steps)
    {
        Utf8JsonWriter json = Start();
        json.WriteStartArray();
        foreach (CommandStep step in steps)
        {
            json.WriteStartArray();
            json.WriteStringValue(WireName<CommandState>.Of(step.State));
            json.WriteNumberValue(StoredTime.Microseconds(step.At));
            if (step.Note is not null)
                json.WriteStringValue(step.Note);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        return Finish();
    }

    public static ImmutableDictionary<string, PropertyValue> ReadValues(string text)
    {
        if (text == NoValues)
            return ImmutableDictionary<string, PropertyValue>.Empty;

        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.EnumerateObject().ToImmutableDictionary(member => member.Name, member => JsonValues.Read(member.Value));
    }

    public static CommandProof? ReadProof(string? text)
    {
        if (text is null)
            return null;

        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement proof = document.RootElement;
        return new(proof.GetProperty("property").GetString()!, JsonValues.Read(proof.GetProperty("value")), StoredTime.FromMicroseconds(proof.GetProperty("time").GetInt64()));
    }

    public static ImmutableArray<CommandStep> ReadSteps(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray()
            .Select(step => new CommandStep(WireName<CommandState>.Parse(step[0].GetString()!), StoredTime.FromMicroseconds(step[1].GetInt64()))
            {
                Note = step.GetArrayLength() > 2 ? step[2].GetString() : null,
            })];
    }

    private static Utf8JsonWriter Start()
    {
        buffer ??= new(512);
        buffer.ResetWrittenCount();
        writer ??= new(buffer);
        writer.Reset(buffer);
        return writer;
    }

    private static string Finish()
    {
        writer!.Flush();
        return Encoding.UTF8.GetString(buffer!.WrittenSpan);
    }
}
