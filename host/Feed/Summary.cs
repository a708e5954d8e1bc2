using System.Text.Json;
using SmartCampus.Host.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>How many devices are in which state: on the whole, in each building (the first two parts of the place), and there of each kind.</summary>
internal sealed class Summary : IEquatable<Summary>
{
    private static readonly DeviceCondition[] Conditions = Enum.GetValues<DeviceCondition>();

    /// <summary>By building and kind; the kind is empty while a device's driver is not loaded.</summary>
    private readonly Dictionary<(string Building, string Kind), int[]> cells = [];
    private readonly SortedDictionary<string, LocalizedText> kinds = new(StringComparer.Ordinal);
    private int running;

    public static Summary Of(IEnumerable<FeedSlot> slots, int running, DateTimeOffset now)
    {
        var summary = new Summary { running = running };
        foreach (FeedSlot slot in slots)
            summary.Cell(slot)[(int)slot.ConditionAt(now)]++;
        return summary;
    }

    public bool Equals(Summary? other) =>
        other is not null && running == other.running && cells.Count == other.cells.Count
        && cells.All(cell => other.cells.TryGetValue(cell.Key, out int[]? counts) && cell.Value.SequenceEqual(counts));

    public override bool Equals(object? obj) => Equals(obj as Summary);

    public override int GetHashCode() => HashCode.Combine(running, cells.Count);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteCounts(writer, Sum(cells.Values));
        writer.WriteNumber("runningCommands", running);
        writer.WriteStartArray("kinds");
        foreach ((string name, LocalizedText title) in kinds)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            ModelJson.WriteText(writer, "title", title);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("byPlace");
        foreach (var building in cells.GroupBy(c => c.Key.Building).OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("path", building.Key);
            WriteCounts(writer, Sum(building.Select(c => c.Value)));
            writer.WriteStartObject("kinds");
            foreach (((_, string kind), int[] counts) in building.Where(c => c.Key.Kind.Length > 0).OrderBy(c => c.Key.Kind, StringComparer.Ordinal))
                WriteKind(writer, kind, counts);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private int[] Cell(FeedSlot slot)
    {
        var key = (Building(slot.Configuration.Place), slot.Kind?.Name ?? "");
        if (cells.TryGetValue(key, out int[]? counts))
            return counts;
        if (slot.Kind is { } kind)
            kinds.TryAdd(kind.Name, kind.Title);
        return cells[key] = new int[Conditions.Length];
    }

    private static int[] Sum(IEnumerable<int[]> parts)
    {
        int[] sum = new int[Conditions.Length];
        foreach (int[] part in parts)
        {
            for (int i = 0; i < sum.Length; i++)
                sum[i] += part[i];
        }
        return sum;
    }

    private static void WriteCounts(Utf8JsonWriter writer, int[] counts)
    {
        writer.WriteNumber("total", counts.Sum());
        foreach (DeviceCondition condition in Conditions)
            writer.WriteNumber(WireNames<DeviceCondition>.Of(condition), counts[(int)condition]);
    }

    /// <summary>Numbers only: there are as many cells as buildings times kinds, and all are told with each change.</summary>
    private static void WriteKind(Utf8JsonWriter writer, string kind, int[] counts)
    {
        writer.WriteStartArray(kind);
        writer.WriteNumberValue(counts.Sum());
        foreach (int count in counts)
            writer.WriteNumberValue(count);
        writer.WriteEndArray();
    }

    private static string Building(string place)
    {
        int first = place.IndexOf('/', StringComparison.Ordinal);
        int second = first < 0 ? -1 : place.IndexOf('/', first + 1);
        return second < 0 ? place : place[..second];
    }
}
