using System.Globalization;
using System.Text.Json;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>States of many devices as columns, docs/wire.md "Hub". Reused from push to push; one thread at a time.</summary>
internal sealed class ColumnsWriter
{
    private readonly Dictionary<string, PropertyColumn> columns = new(StringComparer.Ordinal);
    private readonly List<FeedSlot> rows = [];
    private readonly List<ulong> masks = [];

    /// <summary>Adds a device and which of its properties to write.</summary>
    public void Add(FeedSlot slot, ulong mask)
    {
        int row = rows.Count;
        rows.Add(slot);
        masks.Add(mask);
        System.Collections.Immutable.ImmutableArray<Reading> readings = slot.State.Readings;
        for (int i = 0; i < readings.Length; i++)
        {
            if ((mask >> i & 1) == 0 || readings[i].Property is not { } name)
                continue;
            if (!columns.TryGetValue(name, out PropertyColumn? column))
                columns[name] = column = new PropertyColumn();
            column.Add(row, readings[i]);
        }
    }

    /// <summary>Writes the members for all devices added into an open object, and forgets them.</summary>
    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        if (rows.Count > 0)
        {
            WriteRows(writer, now);
            WriteAvailability(writer, now);
            WriteProperties(writer, now);
        }
        rows.Clear();
        masks.Clear();
    }

    private void WriteRows(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteStartArray("n");
        foreach (FeedSlot slot in rows)
            writer.WriteNumberValue(slot.Handle);
        writer.WriteEndArray();
        writer.WriteStartArray("ver");
        foreach (FeedSlot slot in rows)
            writer.WriteNumberValue(slot.State.Version);
        writer.WriteEndArray();
        writer.WriteStartArray("r");
        foreach (FeedSlot slot in rows)
        {
            if (slot.State.ReportedAt is { } at)
                writer.WriteNumberValue((long)(at - now).TotalMilliseconds);
            else
                writer.WriteNullValue();
        }
        writer.WriteEndArray();
    }

    private void WriteAvailability(Utf8JsonWriter writer, DateTimeOffset now)
    {
        bool open = false;
        for (int i = 0; i < rows.Count; i++)
        {
            if ((masks[i] & FeedSlot.AvailabilityBit) == 0)
                continue;
            if (!open)
                writer.WriteStartObject("av");
            open = true;
            Availability availability = rows[i].State.Availability;
            writer.WriteStartArray(i.ToString(CultureInfo.InvariantCulture));
            writer.WriteStringValue(WireNames<AvailabilityState>.Of(availability.State));
            writer.WriteStringValue(availability.Reason);
            writer.WriteNumberValue((long)(availability.Since - now).TotalMilliseconds);
            writer.WriteStringValue(availability.Cause);
            writer.WriteEndArray();
        }
        if (open)
            writer.WriteEndObject();
    }

    private void WriteProperties(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteStartObject("p");
        foreach ((string name, PropertyColumn column) in columns)
        {
            if (column.IsEmpty)
                continue;
            writer.WriteStartObject(name);
            column.Write(writer, now);
            writer.WriteEndObject();
            column.Clear();
        }
        writer.WriteEndObject();
    }
}
