using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Feed;

/// <summary>The hub of the running host; docs/wire.md "Hub".</summary>
public sealed class HubTests(RunningHost host) : OnRunningHost(host)
{
    private const string Registers = "modbus.registers-8";

    [Fact]
    public async Task Push_EachChange_GrowsTheSequenceByOneAndTellsOnlyWhatChanged()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("seq", line);
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement snapshot = await hub.SubscribeAsync(Devices("seq"));
        string handle = snapshot.At("items")[0].Text("n")!;

        for (ushort value = 1; value <= 5; value++)
        {
            line[1].Holding[4] = value;
            await hub.SeeAsync(snapshot, p => p.Value(handle, "register.r4") == $"{value}", $"a push of {value}");
        }

        IReadOnlyList<HubPush> pushes = hub.PushesOf(snapshot);
        long first = snapshot.At("seq").GetInt64() + 1;
        Assert.Equal(Enumerable.Range(0, pushes.Count).Select(i => first + i), pushes.Select(p => p.Sequence));
        Assert.All(pushes, p => Assert.Equal(snapshot.Text("epoch"), p.Epoch));
        IEnumerable<HubPush> later = pushes.SkipWhile(p => p.Value(handle, "register.r4") != "2"); // the first may repeat what the snapshot held already
        Assert.All(later, p => Assert.Null(p.Value(handle, "register.r5")));
    }

    [Fact]
    public async Task Subscribe_ToADevice_SnapshotsItsState()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        line[1].Holding[7] = 77;
        await AddAsync("snap", line);
        await using HubClient hub = await Host.ConnectAsync();

        JsonElement snapshot = await hub.SubscribeAsync(Devices("snap"));

        JsonElement item = Assert.Single(snapshot.At("items").EnumerateArray());
        Assert.Equal(("snap", Registers, "campus/lab"), (item.Text("id"), item.Text("model"), item.Text("place")));
        Assert.Equal("77", snapshot.At("columns", "p", "register.r7", "v")[0].GetRawText());
        Assert.Equal("online", snapshot.At("columns", "av", "0")[0].GetString());
    }

    [Fact]
    public async Task Push_DeviceFails_TellsAvailabilityWithReason()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("fails", line);
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement snapshot = await hub.SubscribeAsync(Devices("fails"));

        line[1].Behaviour = Behaviour.Mute;

        HubPush push = await hub.SeeAsync(snapshot, p => p.Columns.At("av", "0") is { ValueKind: JsonValueKind.Array } av && av[0].GetString() != "online", "a push of another availability");
        Assert.Equal(["offline", "timedOut.silent"], push.Columns.At("av", "0").EnumerateArray().Take(2).Select(v => v.GetString()!));
    }

    [Fact]
    public async Task Push_ManyChangesBetweenTwoPushes_AreConflatedToTheLatest()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("fast", line, interval: 0.1);
        await using HubClient hub = await Host.ConnectAsync();
        await hub.InvokeAsync("SetRate", 1);
        JsonElement snapshot = await hub.SubscribeAsync(Devices("fast"));
        string handle = snapshot.At("items")[0].Text("n")!;

        int asked = line[1].Requests;
        await Eventually.BeAsync(() => (line[1].Holding[0] = (ushort)line[1].Requests) > asked + 30, "thirty polls");
        string last = $"{line[1].Holding[0]}";
        await hub.SeeAsync(snapshot, p => p.Value(handle, "register.r0") == last, "a push of the last value");

        IReadOnlyList<HubPush> pushes = hub.PushesOf(snapshot);
        Assert.All(pushes, p => Assert.Single(p.Columns.At("n").EnumerateArray()));
        Assert.True(pushes.Count < 15, $"{pushes.Count} pushes at 1 Hz for more than thirty changes.");
    }

    [Fact]
    public async Task SetRate_WhileSubscribed_LeavesAGapThatResyncMends()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("rate", line);
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement snapshot = await hub.SubscribeAsync(Devices("rate"));
        string handle = snapshot.At("items")[0].Text("n")!;
        line[1].Holding[0] = 1;
        HubPush before = await hub.SeeAsync(snapshot, p => p.Value(handle, "register.r0") == "1", "a push of 1");

        await hub.InvokeAsync("SetRate", 10);
        line[1].Holding[0] = 2;
        HubPush after = await hub.SeeAsync(snapshot, p => p.Value(handle, "register.r0") == "2", "a push of 2");
        long last = hub.PushesOf(snapshot)[^1].Sequence;
        JsonElement again = await hub.InvokeAsync("Resync", snapshot.Text("sub"), last);
        line[1].Holding[0] = 3;
        await hub.SeeAsync(snapshot, p => p.Value(handle, "register.r0") == "3", "a push of 3");

        long[] sequences = [.. hub.PushesOf(snapshot).Select(p => p.Sequence)];
        Assert.Contains(sequences.Zip(sequences.Skip(1)), pair => pair.Second > pair.First + 1);
        Assert.True(after.Sequence > before.Sequence + 1, $"{before.Sequence} is followed by {after.Sequence}: no gap.");
        Assert.Equal("2", again.At("columns", "p", "register.r0", "v")[0].GetRawText());
        long[] later = [.. sequences.Where(s => s > again.At("seq").GetInt64())];
        Assert.Equal(Enumerable.Range(1, later.Length).Select(i => again.At("seq").GetInt64() + i), later);
    }

    [Fact]
    public async Task Query_OrderMoves_IsToldAndSetWindowShowsIt()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("query-a", line, place: "campus/query");
        await AddAsync("query-b", line, unit: 2, place: "campus/query");
        await AddAsync("query-c", line, unit: 3, place: "campus/query");
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "query", filter = new { place = "campus/query" }, sort = "availability", window = new { from = 0, count = 2 } });

        line[3].Behaviour = Behaviour.Mute;
        await hub.SeeAsync(snapshot, p => p.Columns.Text("moved") == "true", "a push that the order moved");
        JsonElement moved = await hub.InvokeAsync("SetWindow", snapshot.Text("sub"), new { from = 0, count = 2 });
        JsonElement rest = await hub.InvokeAsync("SetWindow", snapshot.Text("sub"), new { from = 2, count = 2 });

        Assert.Equal(["query-a", "query-b"], Ids(snapshot));
        Assert.Equal("3", snapshot.Text("total"));
        Assert.Equal(["query-c", "query-a"], Ids(moved));
        Assert.Equal(["query-b"], Ids(rest));
    }

    [Fact]
    public async Task Unsubscribe_StopsThePushes()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("stop", line);
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement stopped = await hub.SubscribeAsync(Devices("stop"));
        JsonElement kept = await hub.SubscribeAsync(Devices("stop"));
        string handle = kept.At("items")[0].Text("n")!;
        line[1].Holding[0] = 1;
        await hub.SeeAsync(stopped, p => p.Value(handle, "register.r0") == "1", "a push before the end");

        await hub.InvokeAsync("Unsubscribe", stopped.Text("sub"));
        line[1].Holding[0] = 2;
        await hub.SeeAsync(kept, p => p.Value(handle, "register.r0") == "2", "a push to the other subscription");

        Assert.DoesNotContain(hub.PushesOf(stopped), p => p.Value(handle, "register.r0") == "2");
        await Assert.ThrowsAsync<HubRefusedException>(() => hub.InvokeAsync("Resync", stopped.Text("sub"), 0));
    }

    [Fact]
    public async Task Commands_OfADevice_ArePushedStepByStepToTheEnd()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = line[1];
        await Host.Api.AddOnlineAsync("commanded", "modbus.relay-switch", new { line = line.Line, interval = 0.2, timeout = 5 });
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "commands", device = "commanded" });

        await Host.Api.CommandAsync("commanded", "pushed-1", "switch.turnOn");

        HubPush end = await hub.SeeAsync(snapshot, p => p.Columns.At("commands").EnumerateArray().Any(c => c.Text("state") == "confirmed"), "a push of the confirmed command");
        Assert.Equal("pushed-1", end.Columns.At("commands")[0].Text("id"));
    }

    [Theory]
    [InlineData("""{"kind":"weather"}""", "kind is 'weather'; it must be devices, query, commands, events, summary or garden")]
    [InlineData("{}", "the view has no 'kind'")]
    [InlineData("5", "the view is Number; it must be an object")]
    [InlineData("""{"kind":"devices","ids":"all"}""", "ids must be an array")]
    [InlineData("""{"kind":"query"}""", "the window has no 'from'")]
    [InlineData("""{"kind":"query","window":{"from":0,"count":501}}""", "count is 501; it must be from 1 to 500")]
    [InlineData("""{"kind":"query","window":{"from":-1,"count":5}}""", "from is -1; it must be from 0")]
    [InlineData("""{"kind":"query","filter":{"availability":"fine"},"window":{"from":0,"count":5}}""", "availability is 'fine'")]
    [InlineData("""{"kind":"query","filter":"all","window":{"from":0,"count":5}}""", "filter is String; it must be an object")]
    [InlineData("""{"kind":"query","sort":"colour","window":{"from":0,"count":5}}""", "sort is 'colour'; it must be place, name, availability or reportedAt")]
    public async Task Subscribe_BadView_IsRefusedWithTheRule(string view, string words)
    {
        await using HubClient hub = await Host.ConnectAsync();

        HubRefusedException e = await Assert.ThrowsAsync<HubRefusedException>(() => hub.SubscribeAsync(JsonSerializer.Deserialize<JsonElement>(view)));

        Assert.Contains(words, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_ToAsManyDevicesAsAllowed_IsAnsweredAndToOneMoreIsRefused()
    {
        await using HubClient hub = await Host.ConnectAsync();
        string[] ids = [.. Enumerable.Range(0, 5001).Select(n => $"{n:D64}")];

        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "devices", ids = ids[..5000] });
        HubRefusedException e = await Assert.ThrowsAsync<HubRefusedException>(() => hub.SubscribeAsync(new { kind = "devices", ids }));

        Assert.Empty(snapshot.At("items").EnumerateArray());
        Assert.Contains("at most 5000", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_AHundredAndOneTimes_IsRefusedUntilOneIsEnded()
    {
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement first = await hub.SubscribeAsync(new { kind = "summary" });
        for (int more = 1; more < 100; more++)
            await hub.SubscribeAsync(new { kind = "summary" });

        HubRefusedException e = await Assert.ThrowsAsync<HubRefusedException>(() => hub.SubscribeAsync(new { kind = "summary" }));
        await hub.InvokeAsync("Unsubscribe", first.Text("sub"));
        JsonElement again = await hub.SubscribeAsync(new { kind = "summary" });

        Assert.Contains("this connection has 100 subscriptions", e.Message, StringComparison.Ordinal);
        Assert.NotNull(again.Text("sub"));
    }

    [Theory]
    [InlineData("Resync", 0)]
    [InlineData("SetWindow", 0)]
    public async Task Call_WithoutASubscription_IsRefusedInWords(string method, object argument)
    {
        await using HubClient hub = await Host.ConnectAsync();

        HubRefusedException e = await Assert.ThrowsAsync<HubRefusedException>(() => hub.InvokeAsync(method, null, argument));

        Assert.Contains("subscription '' is unknown", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public async Task SetRate_OutOfRange_IsRefusedWithTheRule(int rate)
    {
        await using HubClient hub = await Host.ConnectAsync();

        HubRefusedException e = await Assert.ThrowsAsync<HubRefusedException>(() => hub.InvokeAsync("SetRate", rate));

        Assert.Contains($"rate is {rate}; it must be from 1 to 20", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_DeviceComes_IsPushed()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "summary" });
        int before = snapshot.At("summary", "online").GetInt32();

        await AddAsync("counted", line);

        await hub.SeeAsync(snapshot, p => p.Columns.At("summary", "online").GetInt32() == before + 1, "a push of one more device online");
    }

    private static object Devices(string id) => new { kind = "devices", ids = new[] { id } };

    private static IEnumerable<string> Ids(JsonElement snapshot) => snapshot.At("items").EnumerateArray().Select(i => i.Text("id")!);

    private async Task AddAsync(string id, FaultyTcp line, int unit = 1, double interval = 0.2, string place = "campus/lab")
    {
        _ = line[unit];
        (await Host.Api.AddAsync(id, Registers, new { line = line.Line, unit, interval, timeout = 1, retries = 0 }, place)).Expect(HttpStatusCode.Created);
        await Host.Api.SeeReasonAsync(id, "online");
    }
}
