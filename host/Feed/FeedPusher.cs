using System.Buffers;
using System.Text.Json;
using SmartCampus.Grains.Commands;
using SmartCampus.Host.Garden;

namespace SmartCampus.Host.Feed;

/// <summary>Every 50 ms: takes what changed, and pushes to each view that is open one batch that all its consoles share. Nothing is done for views that nobody has open.</summary>
internal sealed class FeedPusher : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly Dictionary<string, FeedView> views = [];
    private readonly List<(FeedSlot Slot, ulong Mask)> dirty = [];
    private readonly ArrayBufferWriter<byte> buffer = new(64 * 1024);
    private readonly DeviceFeed feed;
    private readonly RecentCommands recent;
    private readonly RecentEvents events;
    private readonly GardenBoard gardens;
    private readonly TimeProvider time;
    private long ticks;

    public FeedPusher(DeviceFeed feed, RecentCommands recent, RecentEvents events, GardenBoard gardens, TimeProvider time)
    {
        this.gardens = gardens;
        this.feed = feed;
        this.recent = recent;
        this.events = events;
        this.time = time;
        feed.CommandMoved += recent.Add;
    }

    /// <summary>Opens a view for a console.</summary>
    /// <exception cref="FormatException">It has too many open.</exception>
    public RawJson Subscribe(FeedConnection connection, ViewSpec spec)
    {
        lock (gate)
        {
            if (connection.Subscriptions.Count >= FeedConnection.MostSubscriptions)
                throw new FormatException($"this connection has {FeedConnection.MostSubscriptions} subscriptions; unsubscribe from one first");
            string id = $"s{++connection.LastSubscription}";
            FeedView view = Open(spec, connection.Rate);
            var subscription = new FeedSubscription(id, connection, view);
            view.Subscribers.Add(subscription);
            connection.Subscriptions[id] = subscription;
            return Snapshot(subscription);
        }
    }

    /// <summary>The whole again; <see langword="null"/> when there is no such subscription.</summary>
    public RawJson? Resync(FeedConnection connection, string subscription)
    {
        lock (gate)
            return connection.Subscriptions.TryGetValue(subscription, out FeedSubscription? found) ? Snapshot(found) : null;
    }

    /// <summary>Moves a query's window; <see langword="null"/> when there is no such subscription, or it is no query.</summary>
    /// <exception cref="FormatException">The window is bad.</exception>
    public RawJson? SetWindow(FeedConnection connection, string subscription, JsonElement window)
    {
        lock (gate)
        {
            if (!connection.Subscriptions.TryGetValue(subscription, out FeedSubscription? found) || found.View.Spec.Kind != "query")
                return null;
            Move(found, found.View.Spec.WithWindow(window), connection.Rate);
            return Snapshot(found);
        }
    }

    /// <summary>Sets how often a console is pushed to. Its subscriptions see a gap and ask for a snapshot.</summary>
    public void SetRate(FeedConnection connection, int rate)
    {
        lock (gate)
        {
            if (connection.Rate == rate)
                return;
            connection.Rate = rate;
            foreach (FeedSubscription subscription in connection.Subscriptions.Values)
                Move(subscription, subscription.View.Spec, rate);
        }
    }

    public void Unsubscribe(FeedConnection connection, string subscription)
    {
        lock (gate)
        {
            if (connection.Subscriptions.Remove(subscription, out FeedSubscription? found))
                Close(found);
        }
    }

    public void Disconnect(FeedConnection connection)
    {
        lock (gate)
        {
            foreach (FeedSubscription subscription in connection.Subscriptions.Values)
                Close(subscription);
            connection.Subscriptions.Clear();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Push();
    }

    private void Push()
    {
        FeedChanges changes = feed.TakeChanges();
        dirty.Clear();
        foreach (FeedSlot slot in changes.Dirty)
        {
            ulong mask = slot.TakeDirty();
            if (feed.TryFind(slot.Configuration.Id, out FeedSlot? current) && current == slot)
                dirty.Add((slot, mask));
        }
        lock (gate)
        {
            ticks++;
            DateTimeOffset now = time.GetUtcNow();
            foreach (FeedView view in views.Values)
            {
                Tell(view, changes, now);
                if (view.HasNews && ticks - view.PushedAt >= 20 / view.Rate)
                    Push(view, now);
            }
        }
    }

    private void Tell(FeedView view, FeedChanges changes, DateTimeOffset now)
    {
        foreach ((FeedSlot slot, ulong mask) in dirty)
            view.OnDevice(slot, mask);
        foreach (int handle in changes.Gone)
            view.OnGone(handle);
        foreach (LedgerEntry entry in changes.Commands)
            view.OnCommand(entry);
        foreach (FeedEvent happened in changes.Events)
            view.OnEvent(happened);
        view.OnTick(now);
    }

    private void Push(FeedView view, DateTimeOffset now)
    {
        view.PushedAt = ticks;
        view.Sequence++;
        RawJson news = Write(writer => view.WriteNews(writer, now), now, lag: false);
        foreach (FeedSubscription subscription in view.Subscribers)
        {
            if (subscription.Connection.IsSlow)
                subscription.Lagged = true;
            else if (!subscription.Lagged)
                subscription.Connection.Send(subscription.Id, feed.Epoch, subscription.Sequence, news);
            else
            {
                subscription.Lagged = false;
                subscription.Connection.Send(subscription.Id, feed.Epoch, subscription.Sequence, Write(static _ => { }, now, lag: true));
            }
        }
    }

    private RawJson Write(Action<Utf8JsonWriter> members, DateTimeOffset now, bool lag)
    {
        buffer.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(buffer, Api.JsonAnswer.Readable);
        writer.WriteStartObject();
        writer.WriteNumber("t", now.ToUnixTimeMilliseconds());
        members(writer);
        if (lag)
            writer.WriteBoolean("lag", value: true);
        writer.WriteEndObject();
        writer.Flush();
        return new RawJson(buffer.WrittenSpan.ToArray());
    }

    private RawJson Snapshot(FeedSubscription subscription)
    {
        DateTimeOffset now = time.GetUtcNow();
        return Write(
            writer =>
            {
                writer.WriteString("sub", subscription.Id);
                writer.WriteString("epoch", feed.Epoch);
                writer.WriteNumber("seq", subscription.Sequence);
                subscription.View.WriteSnapshot(writer, now);
            },
            now,
            lag: false);
    }

    private FeedView Open(ViewSpec spec, int rate)
    {
        string key = $"{rate}:{spec.Key}";
        if (!views.TryGetValue(key, out FeedView? view))
        {
            views[key] = view = spec.Kind switch
            {
                "query" => new QueryView(spec, rate, feed),
                "commands" => new CommandsView(spec, rate, recent),
                "events" => new EventsView(spec, rate, events),
                "garden" => new GardenView(spec, rate, gardens),
                "summary" => new SummaryView(spec, rate, feed, recent),
                _ => new DevicesView(spec, rate, feed),
            };
        }
        return view;
    }

    private void Move(FeedSubscription subscription, ViewSpec spec, int rate)
    {
        Close(subscription);
        subscription.MoveTo(Open(spec, rate));
        subscription.View.Subscribers.Add(subscription);
    }

    private void Close(FeedSubscription subscription)
    {
        FeedView view = subscription.View;
        view.Subscribers.Remove(subscription);
        if (view.Subscribers.Count == 0)
            views.Remove($"{view.Rate}:{view.Spec.Key}");
    }
}
