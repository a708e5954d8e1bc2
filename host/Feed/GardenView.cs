using System.Text.Json;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Host.Garden;

namespace SmartCampus.Host.Feed;

/// <summary>One garden, whole with each push; at most twice a second.</summary>
internal sealed class GardenView(ViewSpec spec, int rate, GardenBoard board) : FeedView(spec, rate)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private GardenLive? shown;
    private DateTimeOffset shownAt;
    private bool isChanged;

    public override bool HasNews => isChanged;

    public override void OnTick(DateTimeOffset now)
    {
        if (now - shownAt >= Every || now < shownAt)
            isChanged |= !ReferenceEquals(board.Find(Spec.Garden!), shown);
    }

    public override void WriteNews(Utf8JsonWriter writer, DateTimeOffset now)
    {
        isChanged = false;
        shown = board.Find(Spec.Garden!);
        shownAt = now;
        WriteSnapshot(writer, now);
    }

    public override void WriteSnapshot(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WritePropertyName("garden");
        if (board.Find(Spec.Garden!) is { } live)
            JsonSerializer.Serialize(writer, GardenViewJson.Of(live, now, static _ => null), GardenJson.Options);
        else
            writer.WriteNullValue();
    }
}
