using System.Globalization;
using System.Text.Json;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>One property's values over the devices of a push.</summary>
internal sealed class PropertyColumn
{
    private readonly List<int> rows = [];
    private readonly List<Reading> readings = [];
    private bool hasErrors;
    private bool hasUnits;

    public bool IsEmpty => rows.Count == 0;

    public void Add(int row, in Reading reading)
    {
        rows.Add(row);
        readings.Add(reading);
        hasErrors |= reading.Error is not null;
        hasUnits |= reading.Unit is not null;
    }

    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteStartArray("i");
        foreach (int row in rows)
            writer.WriteNumberValue(row);
        writer.WriteEndArray();
        writer.WriteStartArray("v");
        foreach (Reading reading in readings)
            JsonValues.Write(writer, reading.Value);
        writer.WriteEndArray();
        writer.WriteStartArray("t");
        foreach (Reading reading in readings)
            writer.WriteNumberValue((long)(reading.Time - now).TotalMilliseconds);
        writer.WriteEndArray();
        if (hasErrors)
            WriteErrors(writer);
        if (hasUnits)
            WriteUnits(writer);
    }

    public void Clear()
    {
        rows.Clear();
        readings.Clear();
        hasErrors = hasUnits = false;
    }

    private void WriteErrors(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("e");
        for (int i = 0; i < readings.Count; i++)
        {
            if (readings[i].Error is { } error)
                writer.WriteString(i.ToString(CultureInfo.InvariantCulture), error.Reason);
        }
        writer.WriteEndObject();
    }

    private void WriteUnits(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("u");
        for (int i = 0; i < readings.Count; i++)
        {
            if (readings[i].Unit is not { } unit || DeviceJson.DecimalsOf(readings[i]) is not { } decimals)
                continue;
            writer.WriteStartArray(i.ToString(CultureInfo.InvariantCulture));
            writer.WriteStringValue(unit);
            writer.WriteNumberValue(decimals);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }
}
