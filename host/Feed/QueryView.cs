using System.Text.Json;

namespace SmartCampus.Host.Feed;

/// <summary>A window of a filtered, sorted list. Its order is frozen until the console asks for a window again; it is told when the order has moved.</summary>
internal sealed class QueryView(ViewSpec spec, int rate, DeviceFeed feed) : DevicesView(spec, rate, feed)
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);

    /// <summary>Data become stale without anything being told: what is filtered or sorted by it is looked at now and then.</summary>
    private static readonly TimeSpan AgesEvery = TimeSpan.FromSeconds(5);

    private List<string> order = [];
    private HashSet<string> window = [];
    private DateTimeOffset checkedAt;
    private bool touched;
    private bool moved;
    private bool told;

    public override bool HasNews => base.HasNews || moved;

    private bool GoesByAge => Spec.Filter.Condition is not null || Spec.Sort == "availability";

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
        if (told || now - checkedAt < (touched ? CheckEvery : GoesByAge ? AgesEvery : TimeSpan.MaxValue))
            return;
        checkedAt = now;
        touched = false;
        moved = told = !order.SequenceEqual(Matches(now).Select(s => s.Configuration.Id));
    }

    public override void WriteNews(Utf8JsonWriter writer, DateTimeOffset now)
    {
        base.WriteNews(writer, now);
        if (!moved)
            return;
        writer.WriteBoolean("moved", value: true);
        writer.WriteNumber("total", Matches(now).Count());
        moved = false;
    }

    protected override bool Includes(string device) => window.Contains(device);

    protected override IReadOnlyList<FeedSlot> List(DateTimeOffset now)
    {
        List<FeedSlot> all = [.. Matches(now)];
        order = [.. all.Select(s => s.Configuration.Id)];
        List<FeedSlot> shown = [.. all.Skip(Spec.From).Take(Spec.Count)];
        window = [.. shown.Select(s => s.Configuration.Id)];
        moved = told = touched = false;
        return shown;
    }

    protected override int Total(IReadOnlyList<FeedSlot> listed) => order.Count;

    private IEnumerable<FeedSlot> Matches(DateTimeOffset now) => DeviceSort.By(Spec.Sort, Feed.Slots.Where(s => Spec.Filter.Fits(s, now)), now);
}
