using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>The latest events, for consoles that come in between. Any thread.</summary>
internal sealed class RecentEvents
{
    /// <summary>At most so many of all devices, and in one push.</summary>
    public const int Most = 200;

    private readonly Lock gate = new();
    private readonly Queue<FeedEvent> events = new(Most);
    private long lastNumber;

    /// <summary>Numbers an event and keeps it.</summary>
    public FeedEvent Add(string device, DeviceEvent deviceEvent)
    {
        lock (gate)
        {
            var numbered = new FeedEvent(++lastNumber, device, deviceEvent);
            if (events.Count == Most)
                events.Dequeue();
            events.Enqueue(numbered);
            return numbered;
        }
    }

    /// <summary>Those of a device, or all; oldest first.</summary>
    public IReadOnlyList<FeedEvent> List(string? device)
    {
        lock (gate)
            return [.. events.Where(e => device is null || e.Device == device)];
    }
}
