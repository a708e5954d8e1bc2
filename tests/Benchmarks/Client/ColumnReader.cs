using System.Text.Json;
using SmartCampus.Benchmarks.Processes;

namespace SmartCampus.Benchmarks.Client;

/// <summary>Reads column batches, docs/wire.md "Hub", and keeps the registers of each device, because a batch has only what changed.</summary>
internal sealed class ColumnReader(StateTracker tracker)
{
    private readonly Dictionary<int, Entry> entries = [];
    private readonly List<Entry?> rows = [];
    private readonly List<int> indexes = [];

    /// <summary>Reads the items of a snapshot, or of a batch with new devices: which handle is which device.</summary>
    public void ReadItems(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            int handle = 0;
            string id = "";
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("n"u8) && reader.Read())
                    handle = reader.GetInt32();
                else if (reader.ValueTextEquals("id"u8) && reader.Read())
                    id = reader.GetString()!;
                else
                    reader.Skip();
            }
            entries.TryAdd(handle, new Entry(DeviceNames.NumberOf(id)));
        }
    }

    /// <summary>Reads a batch; the reader stands on its opening brace and ends on its closing one. False when it names a device that no snapshot did.</summary>
    public bool Read(ref Utf8JsonReader reader)
    {
        rows.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("items"u8))
                ReadItems(ref reader);
            else if (reader.ValueTextEquals("n"u8))
                ReadRows(ref reader);
            else if (reader.ValueTextEquals("p"u8))
                ReadProperties(ref reader);
            else
                reader.Skip();
        }
        bool known = true;
        foreach (Entry? row in rows)
        {
            if (row is null)
                known = false;
            else
                tracker.Apply(row.Device, row.Registers);
        }
        return known;
    }

    private void ReadRows(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
            rows.Add(entries.GetValueOrDefault(reader.GetInt32()));
    }

    private void ReadProperties(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.StartsWith("register.r"u8))
                ReadColumn(ref reader, reader.ValueSpan[^1] - '0');
            else
                reader.Skip();
        }
    }

    private void ReadColumn(ref Utf8JsonReader reader, int register)
    {
        indexes.Clear();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("i"u8))
                ReadIndexes(ref reader);
            else if (reader.ValueTextEquals("v"u8))
                ReadValues(ref reader, register);
            else
                reader.Skip();
        }
    }

    private void ReadIndexes(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
            indexes.Add(reader.GetInt32());
    }

    private void ReadValues(ref Utf8JsonReader reader, int register)
    {
        reader.Read();
        for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (reader.TokenType == JsonTokenType.Number && rows[indexes[i]] is { } row)
                row.Registers[register] = reader.GetInt32();
        }
    }

    private sealed class Entry(int device)
    {
        public int Device { get; } = device;

        public int[] Registers { get; } = new int[8];
    }
}
