using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Uplinks;

/// <summary>What a network server posts to a running host shows at the device.</summary>
public sealed class UplinkTests(RunningHost host) : OnRunningHost(host)
{
    private static int sources;

    private readonly string source = $"net-{Interlocked.Increment(ref sources)}";

    [Fact]
    public async Task Post_FramesOfADevice_ShowInTheApi()
    {
        using NetworkServer server = await ServerAsync();
        (await AddAsync("stall", "milesight.vs330")).Expect(HttpStatusCode.Created);
        JsonElement before = await Host.Api.SeeReasonAsync("stall", "unknown timedOut.waiting");

        JsonElement taken = (await server.PostAsync(NetworkServer.Frame("01756402822C01038E01", 1))).Expect(HttpStatusCode.OK);
        JsonElement occupied = await Host.Api.SeeReasonAsync("stall", "online");
        await server.PostAsync(NetworkServer.Frame("038E00", 2));
        JsonElement free = await Host.Api.SeeAsync("stall", d => d.Value("occupancy.occupied") == "false", "the stall is free");

        Assert.Null(before.Value("occupancy.occupied"));
        Assert.Equal(("taken", "stall", "taken"), (taken.Text("outcome"), taken.At("devices")[0].Text("id"), taken.At("devices")[0].Text("outcome")));
        Assert.Equal(("true", "100", "300"), (occupied.Value("occupancy.occupied"), occupied.Value("battery.level"), occupied.Value("distance.value")));
        Assert.Equal("100", free.Value("battery.level"));
    }

    [Fact]
    public async Task Post_SameFrameTwice_CountsOnce()
    {
        using NetworkServer server = await ServerAsync();
        await AddAsync("leak", "milesight.ws303");
        await Host.Api.SeeReasonAsync("leak", "unknown timedOut.waiting");
        string frame = NetworkServer.Frame("030001", 7);

        JsonElement first = (await server.PostAsync(frame)).Expect(HttpStatusCode.OK);
        JsonElement second = (await server.PostAsync(frame)).Expect(HttpStatusCode.OK);
        JsonElement older = (await server.PostAsync(NetworkServer.Frame("030000", 6, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1)))).Expect(HttpStatusCode.OK);

        Assert.Equal(("taken", "repeated", "repeated"), (first.Text("outcome"), second.Text("outcome"), older.Text("outcome")));
        Assert.Equal("true", (await Host.Api.SeeReasonAsync("leak", "online")).Value("leak.wet"));
        JsonElement counts = (await SourceAsync()).At("counts");
        Assert.Equal(("1", "2", "0"), (counts.Text("taken"), counts.Text("repeated"), counts.Text("unknownDevice")));
    }

    [Fact]
    public async Task Post_DeviceIsNotConfigured_SaysSoAndIsCountedAndShown()
    {
        using NetworkServer server = await ServerAsync();

        JsonElement answer = (await server.PostAsync(NetworkServer.Frame("038E01", 1, eui: "24e124aaaaaaaaaa"))).Expect(HttpStatusCode.OK);

        JsonElement seen = await SourceAsync();
        Assert.Equal(("unknownDevice", 0), (answer.Text("outcome"), answer.At("devices").GetArrayLength()));
        Assert.Equal("1", seen.Text("counts", "unknownDevice"));
        Assert.Contains("24e124aaaaaaaaaa", seen.At("unknown")[0].Text("body"), StringComparison.Ordinal);
        Assert.NotNull(seen.Text("lastMessage"));
    }

    [Fact]
    public async Task Post_RightAfterTheDeviceWasMade_IsTakenOrToBePostedAgainButNeverUnknown()
    {
        using NetworkServer server = await ServerAsync();
        var answers = new List<HostAnswer>();

        for (int i = 0; i < 30; i++)
        {
            (await Host.Api.AddAsync($"quick-{i}", "milesight.ws303", new { devEui = $"24e1241300000{i:x3}" })).Expect(HttpStatusCode.Created);
            answers.Add(await server.PostAsync(NetworkServer.Frame("030001", 1, eui: $"24e1241300000{i:x3}")));
        }

        Assert.All(answers, a => Assert.True(a.Status == HttpStatusCode.ServiceUnavailable || a.Body.Text("outcome") == "taken", a.Text));
        Assert.Equal(answers.Count(a => a.Status == HttpStatusCode.ServiceUnavailable), (await SourceAsync()).At("counts", "busy").GetInt32());
    }

    [Fact]
    public async Task Post_WhileThePluginIsReloaded_IsTakenOrToBePostedAgainButNeverUnknown()
    {
        using NetworkServer server = await ServerAsync();
        await AddAsync("leak", "milesight.ws303");
        await Host.Api.SeeReasonAsync("leak", "unknown timedOut.waiting");
        var answers = new ConcurrentBag<HostAnswer>();
        int counter = 0;

        Task reloads = Task.Run(async () =>
        {
            for (int i = 0; i < 5; i++)
                (await Host.Api.PostAsync("/api/plugins/SmartCampus.Plugins.Milesight/reload", null)).Expect(HttpStatusCode.OK);
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!reloads.IsCompleted)
                answers.Add(await server.PostAsync(NetworkServer.Frame("030001", Interlocked.Increment(ref counter))));
        }));

        await reloads;
        Assert.NotEmpty(answers);
        Assert.All(answers, a => Assert.True(a.Status == HttpStatusCode.ServiceUnavailable || a.Body.Text("outcome") is "taken" or "repeated", a.Text));
        await server.PostAsync(NetworkServer.Frame("030001", counter + 1));
        await Host.Api.SeeReasonAsync("leak", "online");
    }

    [Fact]
    public async Task Post_FrameOfADevice_ShowsInTheFeed()
    {
        using NetworkServer server = await ServerAsync();
        await AddAsync("fed", "milesight.vs330");
        await Host.Api.SeeReasonAsync("fed", "unknown timedOut.waiting");
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "devices", ids = new[] { "fed" } });
        string handle = snapshot.At("items")[0].Text("n")!;

        await server.PostAsync(NetworkServer.Frame("02822C01", 1));

        HubPush push = await hub.SeeAsync(snapshot, p => p.Value(handle, "distance.value") == "300", "a push of 300 mm");
        Assert.Equal("unknown", snapshot.At("columns", "av", "0")[0].GetString());
        Assert.Equal("online", push.Columns.At("av", "0")[0].GetString());
    }

    [Theory]
    [InlineData("""{"devEUI":"24E124136B502217","data":"BZkB"}""", "refused", "badFrame.unknownChannel")]
    [InlineData("24e124136b502217 is no JSON", "refused", "badFrame.envelope")]
    [InlineData("""{"deviceInfo":{"devEui":"24e124136b502217"},"devAddr":"00189440"}""", "ignored", null)]
    public async Task Post_NothingToTake_SaysWhyAndTheDeviceGoesOn(string body, string outcome, string? reason)
    {
        using NetworkServer server = await ServerAsync();
        await AddAsync("stall", "milesight.vs330");
        await Host.Api.SeeReasonAsync("stall", "unknown timedOut.waiting");

        JsonElement answer = (await server.PostAsync(body, "text/plain")).Expect(HttpStatusCode.OK);
        JsonElement next = (await server.PostAsync(NetworkServer.Frame("038E01", 3))).Expect(HttpStatusCode.OK);

        Assert.Equal((outcome, reason, "taken"), (answer.Text("outcome"), answer.At("devices")[0].Text("reason"), next.Text("outcome")));
        await Host.Api.SeeReasonAsync("stall", "online");
    }

    [Fact]
    public async Task Post_PowerOnMessageWithoutReadings_IsASignOfLife()
    {
        using NetworkServer server = await ServerAsync();
        await AddAsync("stall", "milesight.vs330");
        await Host.Api.SeeReasonAsync("stall", "unknown timedOut.waiting");

        await server.PostAsync(NetworkServer.Frame("FF0BFFFF0101", 0));

        JsonElement device = await Host.Api.SeeReasonAsync("stall", "online");
        Assert.Null(device.Value("occupancy.occupied"));
    }

    [Fact]
    public async Task Post_TooLarge_Is413()
    {
        using NetworkServer server = await ServerAsync();

        HostAnswer told = await server.PostAsync(new string(' ', 64 * 1024 + 1));
        HostAnswer inside = await server.PostAsync(new string(' ', 64 * 1024));

        told.Problem(HttpStatusCode.RequestEntityTooLarge, "tooLarge");
        Assert.Equal("unknownDevice", inside.Expect(HttpStatusCode.OK).Text("outcome"));
    }

    [Fact]
    public async Task Test_DeviceThatSpeaksByItself_SaysThatItMustBeWaitedFor()
    {
        JsonElement result = (await Host.Api.PostAsync("/api/devices/test", new { driver = "milesight.vs330", settings = new { devEui = NetworkServer.Eui } })).Expect(HttpStatusCode.OK);

        Assert.Equal(("false", "timedOut.waiting"), (result.Text("ok"), result.Text("reason")));
    }

    [Fact]
    public async Task Add_BadDevEui_ShowsAtTheDevice()
    {
        await Host.Api.AddAsync("odd", "milesight.vs330", new { devEui = "24e1" });

        await Host.Api.SeeReasonAsync("odd", "offline notConfigured.devEui");
    }

    private async Task<NetworkServer> ServerAsync()
    {
        JsonElement made = (await Host.Api.PostAsync("/api/uplinks/sources", new { name = source })).Expect(HttpStatusCode.Created);
        return new NetworkServer(Host.Api.Address, source, made.Text("token"));
    }

    private Task<HostAnswer> AddAsync(string id, string driver) => Host.Api.AddAsync(id, driver, new { devEui = NetworkServer.Eui });

    private async Task<JsonElement> SourceAsync() =>
        (await Host.Api.GetAsync("/api/uplinks/sources")).Expect(HttpStatusCode.OK).At("items").EnumerateArray().Single(s => s.Text("name") == source);
}
