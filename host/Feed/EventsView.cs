using System.Text.Json;

namespace SmartCampus.Host.Feed;

/// <summary>What happens at a device, or at all of them: cards, keys, doors. The timeline keeps them; here they only pass by.</summary>
internal sealed class EventsView(ViewSpec spec, int rate, RecentEvents recent) : FeedView(spec, rate)
{
    private readonly Queue<FeedEvent> news = [];

    public override bool HasNews => news.Count > 0;

    public override void OnEvent(FeedEvent happened)
    {
        if (Spec.Device is not null && Spec.Device != happened.Device)
            return;
        if (news.Count == RecentEvents.Most)
            news.Dequeue();
        news.Enqueue(happened);
    }

    public override void WriteNews(Utf8JsonWriter writer, DateTimeOffset now)
    {
        Write(writer, news);
        news.Clear();
    }

    public override void WriteSnapshot(Utf8JsonWriter writer, DateTimeOffset now) => Write(writer, recent.List(Spec.Device));

    private static void Write(Utf8JsonWriter writer, IEnumerable<FeedEvent> events)
    {
        writer.WriteStartArray("events");
        foreach (FeedEvent happened in events)
            DeviceJson.WriteEvent(writer, happened);
        writer.WriteEndArray();
    }
}
