using System.Text.Json;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>Devices and ledger entries as docs/wire.md has them, written without intermediate objects.</summary>
internal static class DeviceJson
{
    /// <summary>Id, names, place, model: what a list's row needs beside the state. Inside an open object.</summary>
    public static void WriteIdentity(Utf8JsonWriter writer, FeedSlot slot)
    {
        DeviceConfiguration device = slot.Configuration;
        writer.WriteNumber("n", slot.Handle);
        writer.WriteString("id", device.Id);
        writer.WriteStartObject("name");
        writer.WriteString("en", device.NameEn);
        writer.WriteString("zh", device.NameZh);
        writer.WriteEndObject();
        writer.WriteString("place", device.Place);
        writer.WriteString("model", device.Driver);
        writer.WriteNumber("configVersion", device.Version);
        if (slot.StaleAfter is { } staleAfter)
            writer.WriteNumber("staleAfter", staleAfter.TotalSeconds);
        else
            writer.WriteNull("staleAfter");
    }

    /// <summary>Availability, version, properties. Inside an open object.</summary>
    public static void WriteState(Utf8JsonWriter writer, FeedSlot slot)
    {
        DeviceState state = slot.State;
        writer.WriteStartObject("availability");
        writer.WriteString("state", WireNames<AvailabilityState>.Of(state.Availability.State));
        writer.WriteString("reason", state.Availability.Reason);
        WriteTime(writer, "since", state.Availability.Since);
        writer.WriteString("cause", state.Availability.Cause);
        writer.WriteString("detail", state.Availability.Detail);
        writer.WriteEndObject();
        writer.WriteNumber("version", state.Version);
        WriteTime(writer, "reportedAt", state.ReportedAt);
        writer.WriteStartObject("properties");
        for (int i = 0; i < state.Readings.Length; i++)
        {
            if (state.Readings[i].Property is not null)
                WriteReading(writer, state.Readings[i], slot.Model?.Properties[i].Unit);
        }
        writer.WriteEndObject();
    }

    public static void WriteEntry(Utf8JsonWriter writer, LedgerEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("id", entry.Id);
        writer.WriteString("device", entry.Device);
        writer.WriteString("command", entry.Command);
        WriteValues(writer, "arguments", entry.Arguments);
        if (entry.Expect.Count > 0)
            WriteValues(writer, "expect", entry.Expect);
        writer.WriteString("state", WireNames<CommandState>.Of(entry.State));
        writer.WriteString("reason", entry.Reason);
        WriteProof(writer, entry.Proof);
        writer.WriteString("by", entry.By);
        WriteTime(writer, "deadline", entry.Deadline);
        writer.WriteStartArray("steps");
        foreach (CommandStep step in entry.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("state", WireNames<CommandState>.Of(step.State));
            WriteTime(writer, "at", step.At);
            if (step.Note is { } note)
                writer.WriteString("note", note);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteEvent(Utf8JsonWriter writer, FeedEvent happened)
    {
        writer.WriteStartObject();
        writer.WriteNumber("n", happened.Number);
        writer.WriteString("device", happened.Device);
        writer.WriteString("name", happened.Event.Name);
        WriteTime(writer, "at", happened.Event.Time);
        writer.WriteBoolean("exact", happened.Event.TimeIsExact);
        writer.WritePropertyName("value"); // as in the timeline, the first field: the others may be a code that somebody keyed in
        JsonValues.Write(writer, happened.Event.Data.Values.FirstOrDefault());
        writer.WriteEndObject();
    }

    /// <summary>A time in UTC with milliseconds, or null.</summary>
    public static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is not { } at)
        {
            writer.WriteNull(name);
            return;
        }
        Span<char> text = stackalloc char[24];
        at.UtcDateTime.TryFormat(text, out int length, "yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>How many decimals people see: as received, when the device named the unit itself. JSON readers drop trailing zeros.</summary>
    public static int? DecimalsOf(in Reading reading) =>
        reading is { Unit: not null, Value.Kind: PropertyValueKind.Number } ? reading.Value.Number.Scale : null;

    private static void WriteReading(Utf8JsonWriter writer, in Reading reading, string? unit)
    {
        writer.WriteStartObject(reading.Property);
        writer.WritePropertyName("value");
        JsonValues.Write(writer, reading.Value);
        if ((reading.Unit ?? unit) is { } known)
            writer.WriteString("unit", known);
        if (DecimalsOf(reading) is { } decimals)
            writer.WriteNumber("decimals", decimals);
        WriteTime(writer, "time", reading.Time);
        if (reading.Error is { } error)
            writer.WriteString("error", error.Reason);
        writer.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, PropertyValue> values)
    {
        writer.WriteStartObject(name);
        foreach ((string key, PropertyValue value) in values)
        {
            writer.WritePropertyName(key);
            JsonValues.Write(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteProof(Utf8JsonWriter writer, CommandProof? proof)
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
        WriteTime(writer, "time", proof.Time);
        writer.WriteEndObject();
    }
}
