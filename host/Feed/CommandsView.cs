using System.Text.Json;
using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Feed;

/// <summary>Commands that are open or have just ended.</summary>
internal sealed class CommandsView(ViewSpec spec, int rate, RecentCommands recent) : FeedView(spec, rate)
{
    private readonly Dictionary<string, LedgerEntry> news = [];

    public override bool HasNews => news.Count > 0;

    public override void OnCommand(LedgerEntry entry)
    {
        if (Spec.Device is null || Spec.Device == entry.Device)
            news[entry.Id] = entry;
    }

    public override void WriteNews(Utf8JsonWriter writer, DateTimeOffset now)
    {
        Write(writer, news.Values);
        news.Clear();
    }

    public override void WriteSnapshot(Utf8JsonWriter writer, DateTimeOffset now) => Write(writer, recent.List(Spec.Device));

    private static void Write(Utf8JsonWriter writer, IEnumerable<LedgerEntry> entries)
    {
        writer.WriteStartArray("commands");
        foreach (LedgerEntry entry in entries)
            DeviceJson.WriteEntry(writer, entry);
        writer.WriteEndArray();
    }
}
