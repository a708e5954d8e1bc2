using System.Text.Json;

namespace SmartCampus.Host.Feed;

/// <summary>A window of a filtered, sorted list. Its order is frozen until the console asks for a window again; it is told when the order has moved.</summary>
internal sealed class QueryView(ViewSpec spec, int rate, DeviceFeed feed) : DevicesView(spec, rate, feed)
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);

    private List<string> order = [];
    private HashSet<string> window = [];
    private DateTimeOffset checkedAt;
    private bool touched;
    private bool moved;
    private bool told;

    public override bool HasNews => base.HasNews || moved;

    public override void OnDevice(FeedSlot slot, ulong mask)
    {
        touched |= (mask & FeedSlot.AvailabilityBit) != 0;
        base.OnDevice(slot, mask);
    }

    public override void OnGone(int handle)
    {
        touched = true;
        base.OnGone(handle);
    }

    public override void OnTick(DateTimeOffset now)
    {
        if (!touched || told || now - checkedAt < CheckEvery)
            return;
        checkedAt = now;
        touched = false;
        moved = told = !order.SequenceEqual(Matches().Select(s => s.Configuration.Id));
    }

    public override void WriteNews(Utf8JsonWriter writer, DateTimeOffset now)
    {
        base.WriteNews(writer, now);
        if (!moved)
            return;
        writer.WriteBoolean("moved", value: true);
        writer.WriteNumber("total", Matches().Count());
        moved = false;
    }

    protected override bool Includes(string device) => window.Contains(device);

    protected override IReadOnlyList<FeedSlot> List()
    {
        List<FeedSlot> all = [.. Matches()];
        order = [.. all.Select(s => s.Configuration.Id)];
        List<FeedSlot> shown = [.. all.Skip(Spec.From).Take(Spec.Count)];
        window = [.. shown.Select(s => s.Configuration.Id)];
        moved = told = touched = false;
        return shown;
    }

    protected override int Total(IReadOnlyList<FeedSlot> listed) => order.Count;

    private IEnumerable<FeedSlot> Matches() => DeviceSort.By(Spec.Sort, Feed.Slots.Where(Spec.Filter.Fits));
}
