using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>Water: it begins when it is asked for, and it always ends.</summary>
public sealed class GardenRunTests(RunningHost host) : GardenOnHost(host)
{
    [Fact]
    public async Task Water_Now_OpensIsConfirmedCloses()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("manual", line);

        JsonElement answer = await WaterAsync("manual", "w1", 0.2m);
        await SeeRunningAsync("manual", "open");
        bool open = line[1].Coils[0];
        List<JsonElement> lines = await SeeLineAsync("manual", "watered");
        await SeeIdleAsync("manual");

        Assert.Equal("manual:w1", answer.At("slots")[0].Text("run"));
        Assert.True(open, "The view says open; the valve is closed.");
        Assert.False(line[1].Coils[0]);
        JsonElement watered = lines.First(l => l.Text("kind") == "watered");
        Assert.Equal("admin", watered.Text("by"));
        Assert.True(watered.At("litres").GetDecimal() > 1, watered.GetRawText());
        Assert.All(["en", "zh"], language => Assert.NotEmpty(watered.Text("line", language)!));
        JsonElement opened = (await Host.Api.GetAsync("/api/commands?device=manual-v1")).Body.At("items").EnumerateArray().Last(c => c.Text("command") == "valve.open");
        Assert.Equal("admin", opened.Text("by"));
        Assert.Equal("12", opened.Text("arguments", "duration"));
    }

    [Fact]
    public async Task Water_SameRequestTwice_RunsOnce()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("twice", line);

        await WaterAsync("twice", "same", 0.2m);
        await WaterAsync("twice", "same", 0.2m);
        await SeeLineAsync("twice", "watered");
        await SeeIdleAsync("twice");

        Assert.Single(line[1].Writes, w => w.Value == 0xFF00); // the device's own lease may close it beside the garden
    }

    [Fact]
    public async Task Kill9_InMidRun_IsClosedAfterTheRestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("killed", line);
        await WaterAsync("killed", "w1", 0.3m);
        await SeeRunningAsync("killed", "open");

        await Host.KillAsync();
        bool openAtTheKill = line[1].Coils[0];
        await Host.StartAsync();
        await Eventually.BeAsync(() => !line[1].Coils[0], "the valve closed");
        await SeeIdleAsync("killed");

        Assert.True(openAtTheKill, "The valve was closed before the host was killed.");
        Assert.Contains(await SeeLineAsync("killed", "watered", "stopped"), l => l.Text("kind") is "watered" or "stopped" && l.Text("run") == "manual:w1");
    }

    [Fact]
    public async Task ValveThatWillNotClose_IsLockedOutAndMadeKnownUntilAPersonHasSeenIt()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("stuck", line);
        await WaterAsync("stuck", "w1", 60m);
        await SeeRunningAsync("stuck", "open");

        line[1].Behaviour = Behaviour.SaysYesDoesNothing;
        (await AskAsync("stuck", new { kind = "stopAll" })).Expect(HttpStatusCode.OK);
        JsonElement view = await SeeViewAsync("stuck", v => v.At("criticals").GetArrayLength() > 0, "a critical record");
        string critical = view.At("criticals")[0].Text("id")!;
        bool open = line[1].Coils[0];
        line[1].Behaviour = Behaviour.Normal;
        (await AskAsync("stuck", new { kind = "acknowledge", id = critical })).Expect(HttpStatusCode.OK);

        Assert.True(open, "The valve had closed.");
        Assert.Equal("attention", view.Text("state"));
        Assert.Equal("lockedOut", view.At("beds")[0].Text("state"));
        Assert.NotEqual(JsonValueKind.Null, view.At("supplies")[0].At("shut").ValueKind);
        JsonElement kept = Assert.Single((await Host.Api.GetAsync("/api/gardens/stuck/criticals")).Body.At("items").EnumerateArray(), c => c.Text("id") == critical);
        Assert.Equal("admin", kept.Text("acknowledgedBy"));
        await Eventually.SeeAsync(
            () => Host.Api.GetAsync("/api/devices/stuck-v1/timeline"),
            a => a.Body.At("items").EnumerateArray().Any(t => t.Text("kind") == "safety" && t.Text("name") == "garden"),
            "the critical record on the device's timeline");
        await Eventually.BeAsync(() => !line[1].Coils[0], "the valve closed by the platform when it can");
    }

    [Fact]
    public async Task StopAll_WhileWatering_ClosesAndEmptiesTheQueue()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("stopped", line, beds: 2);
        await WaterAsync("stopped", "w1", 30m);
        await WaterAsync("stopped", "w2", 30m, "b2");
        await SeeRunningAsync("stopped", "open");

        JsonElement answer = (await AskAsync("stopped", new { kind = "stopAll" })).Expect(HttpStatusCode.OK);
        JsonElement view = await SeeIdleAsync("stopped");

        Assert.Equal(0, answer.At("view", "queue").GetArrayLength());
        Assert.Equal(0, view.At("queue").GetArrayLength());
        Assert.False(line[1].Coils[0]);
        Assert.False(line[2].Coils[0]);
        Assert.Contains(await LinesAsync("stopped"), l => l.Text("kind") == "person" && l.Text("rule") == "person.stopAll" && l.Text("by") == "admin");
    }

    [Fact]
    public async Task Hub_GardenView_IsPushedWholeWhenItChanges()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("pushed", line);
        await using HubClient hub = await Host.ConnectAsync();

        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "garden", id = "pushed" });
        await WaterAsync("pushed", "w1", 0.2m);

        Assert.Equal("idle", snapshot.Text("garden", "state"));
        HubPush push = await hub.SeeAsync(snapshot, p => p.Columns.Text("garden", "state") == "running", "a push that it runs");
        Assert.Equal("b1", push.Columns.At("garden", "running")[0].Text("bed"));
        await SeeIdleAsync("pushed");
    }
}
