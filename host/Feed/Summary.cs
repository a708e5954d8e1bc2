using System.Text.Json;
using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Feed;

/// <summary>How many devices are in which state, on the whole and in each building (the first two parts of the place).</summary>
internal sealed class Summary : IEquatable<Summary>
{
    private readonly SortedDictionary<string, int[]> places = new(StringComparer.Ordinal);
    private readonly int[] all = new int[4];
    private int running;

    public static Summary Of(IEnumerable<FeedSlot> slots, int running)
    {
        var summary = new Summary { running = running };
        foreach (FeedSlot slot in slots)
        {
            string building = Building(slot.Configuration.Place);
            if (!summary.places.TryGetValue(building, out int[]? counts))
                summary.places[building] = counts = new int[4];
            int state = (int)slot.State.Availability.State;
            counts[state]++;
            summary.all[state]++;
        }
        return summary;
    }

    public bool Equals(Summary? other) =>
        other is not null && running == other.running && all.SequenceEqual(other.all) && places.Keys.SequenceEqual(other.places.Keys)
        && places.Values.Zip(other.places.Values).All(p => p.First.SequenceEqual(p.Second));

    public override bool Equals(object? obj) => Equals(obj as Summary);

    public override int GetHashCode() => HashCode.Combine(running, all[0], all[1], all[2], all[3], places.Count);

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
        foreach (AvailabilityState state in Enum.GetValues<AvailabilityState>())
            writer.WriteNumber(WireNames<AvailabilityState>.Of(state), counts[(int)state]);
    }

    private static string Building(string place)
    {
        int first = place.IndexOf('/', StringComparison.Ordinal);
        int second = first < 0 ? -1 : place.IndexOf('/', first + 1);
        return second < 0 ? place : place[..second];
    }
}
