using System.Text.Json;

namespace SmartCampus.Host.Feed;

/// <summary>Counts for the overview; looked at once a second.</summary>
internal sealed class SummaryView(ViewSpec spec, int rate, DeviceFeed feed, RecentCommands recent) : FeedView(spec, rate)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private Summary? summary;
    private DateTimeOffset countedAt;
    private bool changed;

    public override bool HasNews => changed;

    public override void OnTick(DateTimeOffset now)
    {
        if (now - countedAt < Every)
            return;
        countedAt = now;
        Summary next = Count(now);
        changed |= summary is not null && !next.Equals(summary);
        summary = next;
    }

    public override void WriteNews(Utf8JsonWriter writer, DateTimeOffset now)
    {
        changed = false;
        WriteSnapshot(writer, now);
    }

    public override void WriteSnapshot(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WritePropertyName("summary");
        (summary ??= Count(now)).Write(writer);
    }

    private Summary Count(DateTimeOffset now) => Summary.Of(feed.Slots, recent.Running, now);
}
