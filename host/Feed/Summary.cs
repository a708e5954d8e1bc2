using System.Text.Json;

namespace SmartCampus.Host.Feed;

/// <summary>How many devices are in which state, on the whole and in each building (the first two parts of the place).</summary>
internal sealed class Summary : IEquatable<Summary>
{
    private static readonly DeviceCondition[] Conditions = Enum.GetValues<DeviceCondition>();

    private readonly SortedDictionary<string, int[]> places = new(StringComparer.Ordinal);
    private readonly int[] all = new int[Conditions.Length];
    private int running;

    public static Summary Of(IEnumerable<FeedSlot> slots, int running, DateTimeOffset now)
    {
        var summary = new Summary { running = running };
        foreach (FeedSlot slot in slots)
        {
            string building = Building(slot.Configuration.Place);
            if (!summary.places.TryGetValue(building, out int[]? counts))
                summary.places[building] = counts = new int[Conditions.Length];
            int condition = (int)slot.ConditionAt(now);
            counts[condition]++;
            summary.all[condition]++;
        }
        return summary;
    }

    public bool Equals(Summary? other) =>
        other is not null && running == other.running && all.SequenceEqual(other.all) && places.Keys.SequenceEqual(other.places.Keys)
        && places.Values.Zip(other.places.Values).All(p => p.First.SequenceEqual(p.Second));

    public override bool Equals(object? obj) => Equals(obj as Summary);

    public override int GetHashCode() => HashCode.Combine(running, all[0], all[1], all[2], all[3], all[4], places.Count);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteCounts(writer, all);
        writer.WriteNumber("runningCommands", running);
        writer.WriteStartArray("byPlace");
        foreach ((string path, int[] counts) in places)
        {
            writer.WriteStartObject();
            writer.WriteString("path", path);
            WriteCounts(writer, counts);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter writer, int[] counts)
    {
        writer.WriteNumber("total", counts.Sum());
        foreach (DeviceCondition condition in Conditions)
            writer.WriteNumber(WireNames<DeviceCondition>.Of(condition), counts[(int)condition]);
    }

    private static string Building(string place)
    {
        int first = place.IndexOf('/', StringComparison.Ordinal);
        int second = first < 0 ? -1 : place.IndexOf('/', first + 1);
        return second < 0 ? place : place[..second];
    }
}
