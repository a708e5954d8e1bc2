using System.Text.Json;

namespace SmartCampus.Host.Feed;

/// <summary>All devices, or those of a list.</summary>
internal class DevicesView(ViewSpec spec, int rate, DeviceFeed feed) : FeedView(spec, rate)
{
    private readonly Dictionary<int, (FeedSlot Slot, ulong Mask)> news = []; // by handle: a device that is configured anew gets another slot
    private readonly List<int> gone = [];
    private readonly ColumnsWriter columns = new();

    public override bool HasNews => news.Count > 0 || gone.Count > 0;

    protected DeviceFeed Feed { get; } = feed;

    public override void OnDevice(FeedSlot slot, ulong mask)
    {
        if (Includes(slot.Configuration.Id))
            news[slot.Handle] = (slot, news.GetValueOrDefault(slot.Handle).Mask | mask);
    }

    public override void OnGone(int handle)
    {
        news.Remove(handle);
        gone.Add(handle);
    }

    public override void WriteNews(Utf8JsonWriter writer, DateTimeOffset now)
    {
        WriteItems(writer);
        foreach ((FeedSlot slot, ulong mask) in news.Values)
            columns.Add(slot, mask);
        news.Clear();
        columns.Write(writer, now);
        if (gone.Count == 0)
            return;
        writer.WriteStartArray("gone");
        foreach (int handle in gone)
            writer.WriteNumberValue(handle);
        writer.WriteEndArray();
        gone.Clear();
    }

    public override void WriteSnapshot(Utf8JsonWriter writer, DateTimeOffset now)
    {
        IReadOnlyList<FeedSlot> slots = List(now);
        writer.WriteNumber("total", Total(slots));
        writer.WriteStartArray("items");
        foreach (FeedSlot slot in slots)
        {
            writer.WriteStartObject();
            DeviceJson.WriteIdentity(writer, slot);
            writer.WriteEndObject();
            columns.Add(slot, FeedSlot.All);
        }
        writer.WriteEndArray();
        writer.WriteStartObject("columns");
        writer.WriteNumber("t", now.ToUnixTimeMilliseconds());
        columns.Write(writer, now);
        writer.WriteEndObject();
    }

    private void WriteItems(Utf8JsonWriter writer)
    {
        List<FeedSlot> changed = [.. news.Values.Where(n => (n.Mask & FeedSlot.IdentityBit) != 0).Select(n => n.Slot)];
        if (changed.Count == 0)
            return;
        writer.WriteStartArray("items");
        foreach (FeedSlot slot in changed)
        {
            writer.WriteStartObject();
            DeviceJson.WriteIdentity(writer, slot);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    protected virtual bool Includes(string device) => Spec.Ids?.Contains(device) != false;

    protected virtual IReadOnlyList<FeedSlot> List(DateTimeOffset now) =>
        [.. DeviceSort.By(null, Feed.Slots.Where(s => Spec.Ids?.Contains(s.Configuration.Id) != false), now)];

    protected virtual int Total(IReadOnlyList<FeedSlot> listed) => listed.Count;
}
