using System.Text;
using System.Text.Json;
using SmartCampus.Host.Feed;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk;
using SmartCampus.Sdk.Testing;

namespace SmartCampus.Host.Tests.Feed;

/// <summary>The pusher with consoles that read at once, slowly or not at all.</summary>
public sealed class FeedPusherTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly ManualTime time = new();
    private readonly RecentEvents events = new();
    private readonly DeviceFeed feed;
    private readonly FeedPusher pusher;
    private readonly FeedSlot slot;
    private int reported;

    public FeedPusherTests()
    {
        feed = new DeviceFeed(events);
        pusher = new FeedPusher(feed, new RecentCommands(time), events, new SmartCampus.Host.Garden.GardenBoard(), time);
        slot = feed.Add("a");
    }

    public Task InitializeAsync() => pusher.StartAsync(CancellationToken.None);

    [Fact]
    public async Task Push_OneConsoleDoesNotRead_ItLagsAndTheOtherGetsEverything()
    {
        var quick = new TestConsole();
        var slow = new TestConsole();
        Subscribe(quick);
        Subscribe(slow);
        slow.Stick();

        for (int i = 0; i < 60; i++)
            await ChangeAsync(quick);
        int taken = slow.Pushes.Count;
        slow.Unstick();
        await Eventually.BeAsync(() => !slow.Connection.IsSlow, "the slow console reading again");
        await ChangeAsync(quick);
        await ChangeAsync(quick);

        Assert.Equal(Enumerable.Range(1, quick.Pushes.Count).Select(i => (long)i), quick.Pushes.Select(p => p.Sequence));
        Assert.DoesNotContain(quick.Pushes, p => p.Columns.Text("lag") == "true");
        Assert.Equal(40, taken);
        Assert.Equal("true", slow.Pushes[taken].Columns.Text("lag"));
        Assert.True(slow.Pushes[taken].Sequence > slow.Pushes[taken - 1].Sequence + 1, "The lag leaves no gap, so that the console would not ask for a snapshot.");
        Assert.Null(slow.Pushes[taken + 1].Columns.Text("lag"));
    }

    [Fact]
    public async Task Push_ChangesWithinATick_AreOneDeviceAtItsLatest()
    {
        var console = new TestConsole();
        Subscribe(console);
        await ChangeAsync(console);

        slot.Report("soil.moisture", 1, time.GetUtcNow());
        slot.Report("soil.temperature", 20, time.GetUtcNow());
        slot.Report("soil.moisture", 2, time.GetUtcNow());
        await PushedAsync(console);

        JsonElement columns = console.Pushes[^1].Columns;
        Assert.Equal("[1]", columns.At("n").GetRawText());
        Assert.Equal("[2]", columns.At("p", "soil.moisture", "v").GetRawText());
        Assert.Equal("[20]", columns.At("p", "soil.temperature", "v").GetRawText());
    }

    [Fact]
    public async Task Push_EventsOfADevice_GoToItsConsoleInOrderAndToNoOther()
    {
        var here = new TestConsole();
        var elsewhere = new TestConsole();
        Subscribe(here, """{"kind":"events","device":"a"}""");
        Subscribe(elsewhere, """{"kind":"events","device":"b"}""");

        Happen("a", "A1");
        Happen("a", "A2");
        await PushedAsync(here);

        JsonElement pushed = here.Pushes[^1].Columns.At("events");
        Assert.Equal(["A1", "A2"], pushed.EnumerateArray().Select(e => e.Text("value")));
        Assert.Equal("true", pushed[0].Text("exact"));
        Assert.DoesNotContain("2468", pushed.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Pushes);
    }

    [Fact]
    public void Subscribe_EventsAfterTheyHappened_AreInTheSnapshot()
    {
        Happen("a", "A1");
        Happen("b", "B1");

        JsonElement snapshot = Subscribe(new TestConsole(), """{"kind":"events","device":"b"}""");

        Assert.Equal("B1", Assert.Single(snapshot.At("events").EnumerateArray()).Text("value"));
    }

    [Fact]
    public async Task Push_NobodyLooksAtTheDevice_TellsNobody()
    {
        var console = new TestConsole();
        var other = new TestConsole();
        string subscription = Subscribe(console);
        Subscribe(other);
        await ChangeAsync(other);
        pusher.Unsubscribe(console.Connection, subscription);
        int pushes = console.Pushes.Count;

        await ChangeAsync(other);

        Assert.Equal(pushes, console.Pushes.Count);
    }

    [Fact]
    public async Task Push_DeviceConfiguredAnew_IsInTheBatchOnce()
    {
        var console = new TestConsole();
        Subscribe(console);
        await ChangeAsync(console);

        slot.Report("soil.moisture", 77, time.GetUtcNow());
        feed.Add("a", "campus/moved").Report("soil.moisture", 78, time.GetUtcNow());
        await PushedAsync(console);

        JsonElement columns = console.Pushes[^1].Columns;
        Assert.Equal("[1]", columns.At("n").GetRawText());
        Assert.Equal("[78]", columns.At("p", "soil.moisture", "v").GetRawText());
    }

    [Fact]
    public async Task Push_DeviceRemoved_IsGoneAndNotInTheBatch()
    {
        var console = new TestConsole();
        Subscribe(console);
        await ChangeAsync(console);

        slot.Report("soil.moisture", 77, time.GetUtcNow());
        feed.Remove("a");
        await PushedAsync(console);

        JsonElement columns = console.Pushes[^1].Columns;
        Assert.Equal("[1]", columns.At("gone").GetRawText());
        Assert.Null(columns.Text("n"));
    }

    [Fact]
    public async Task Subscribe_SameViewTwice_SharesOneBatch()
    {
        var one = new TestConsole();
        var other = new TestConsole();
        Subscribe(one);
        Subscribe(other);

        await ChangeAsync(one);
        await Eventually.BeAsync(() => other.Pushes.Count == one.Pushes.Count, "the push to the other");

        Assert.Equal(one.Pushes[^1].Sequence, other.Pushes[^1].Sequence);
        Assert.Equal(one.Pushes[^1].Columns.GetRawText(), other.Pushes[^1].Columns.GetRawText());
    }

    [Fact]
    public async Task Push_ReportsStop_CountsAndListsCallItStaleThoughNothingWasTold()
    {
        feed.Add("b", staleAfter: TimeSpan.FromSeconds(15)).Report("soil.moisture", 1, time.GetUtcNow());
        var counts = new TestConsole();
        var list = new TestConsole();
        JsonElement before = Subscribe(counts, """{"kind":"summary"}""");
        Subscribe(list, """{"kind":"query","filter":{"availability":"stale"},"window":{"from":0,"count":10}}""");

        time.Advance(TimeSpan.FromSeconds(16));
        await PushedAsync(counts);
        if (list.Pushes.Count == 0)
            await PushedAsync(list);

        Assert.Equal((1, 0), (before.At("summary", "online").GetInt32(), before.At("summary", "stale").GetInt32()));
        JsonElement summary = counts.Pushes[^1].Columns.At("summary");
        Assert.Equal((0, 1), (summary.At("online").GetInt32(), summary.At("stale").GetInt32()));
        Assert.Equal(("true", "1"), (list.Pushes[^1].Columns.Text("moved"), list.Pushes[^1].Columns.Text("total")));
    }

    public Task DisposeAsync() => pusher.StopAsync(CancellationToken.None);

    public void Dispose() => pusher.Dispose();

    private string Subscribe(TestConsole console) => Subscribe(console, """{"kind":"devices"}""").Text("sub")!;

    private JsonElement Subscribe(TestConsole console, string view)
    {
        RawJson snapshot = pusher.Subscribe(console.Connection, ViewSpec.Parse(JsonSerializer.Deserialize<JsonElement>(view)));
        return JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(snapshot.Utf8.Span));
    }

    private void Happen(string device, string card) =>
        feed.Publish(device, new DeviceEvent("cardReader.presented", new Dictionary<string, PropertyValue> { ["card"] = PropertyValue.Of(card), ["keys"] = PropertyValue.Of("2468") }, time.GetUtcNow()));

    private Task ChangeAsync(TestConsole console)
    {
        slot.Report("soil.moisture", ++reported, time.GetUtcNow());
        return PushedAsync(console);
    }

    /// <summary>Lets time pass until the console has had one more push.</summary>
    private Task PushedAsync(TestConsole console)
    {
        int before = console.Pushes.Count;
        return Eventually.BeAsync(
            () =>
            {
                time.Advance(Tick);
                return console.Pushes.Count > before;
            },
            "a push");
    }
}
