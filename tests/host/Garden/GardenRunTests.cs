using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>Water: it begins when it is asked for, and it always ends.</summary>
public sealed class GardenRunTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task Water_Now_OpensIsConfirmedCloses()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "manual", line);

        JsonElement answer = await garden.WaterAsync("w1", 0.2m);
        await garden.SeeRunningAsync("open");
        bool open = line[1].Coils[0];
        List<JsonElement> lines = await garden.SeeLinesAsync("watered");
        await garden.SeeIdleAsync();

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
        TestGarden garden = await TestGarden.MakeAsync(Host, "twice", line);

        await garden.WaterAsync("same", 0.2m);
        await garden.WaterAsync("same", 0.2m);
        await garden.SeeLinesAsync("watered");
        await garden.SeeIdleAsync();

        Assert.Single(line[1].Writes, w => w.Value == 0xFF00); // the device's own lease may close it beside the garden
    }

    [Fact]
    public async Task Kill9_InMidRun_IsClosedAfterTheRestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "killed", line);
        await garden.WaterAsync("w1", 0.3m);
        await garden.SeeRunningAsync("open");

        await Host.KillAsync();
        bool openAtTheKill = line[1].Coils[0];
        await Host.StartAsync();
        await Eventually.BeAsync(() => !line[1].Coils[0], "the valve closed");
        await garden.SeeIdleAsync();

        Assert.True(openAtTheKill, "The valve was closed before the host was killed.");
        Assert.Contains(await garden.SeeLinesAsync("watered", "stopped"), l => l.Text("kind") is "watered" or "stopped" && l.Text("run") == "manual:w1");
    }

    [Fact]
    public async Task ValveThatWillNotClose_IsLockedOutAndMadeKnownUntilAPersonHasSeenIt()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "stuck", line);
        await garden.WaterAsync("w1", 60m);
        await garden.SeeRunningAsync("open");

        line[1].Behaviour = Behaviour.SaysYesDoesNothing;
        (await garden.AskAsync(new { kind = "stopAll" })).Expect(HttpStatusCode.OK);
        JsonElement view = await garden.SeeCriticalAsync();
        string critical = view.At("criticals")[0].Text("id")!;
        bool open = line[1].Coils[0];
        line[1].Behaviour = Behaviour.Normal;
        (await garden.AskAsync(new { kind = "acknowledge", id = critical })).Expect(HttpStatusCode.OK);

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
        TestGarden garden = await TestGarden.MakeAsync(Host, "stopped", line, beds: 2);
        await garden.WaterAsync("w1", 30m);
        await garden.WaterAsync("w2", 30m, "b2");
        await garden.SeeRunningAsync("open");

        JsonElement answer = (await garden.AskAsync(new { kind = "stopAll" })).Expect(HttpStatusCode.OK);
        JsonElement view = await garden.SeeIdleAsync();

        Assert.Equal(0, answer.At("view", "queue").GetArrayLength());
        Assert.Equal(0, view.At("queue").GetArrayLength());
        Assert.False(line[1].Coils[0]);
        Assert.False(line[2].Coils[0]);
        Assert.Contains(await garden.LinesAsync(), l => l.Text("kind") == "person" && l.Text("rule") == "person.stopAll" && l.Text("by") == "admin");
    }

    [Fact]
    public async Task Hub_GardenView_IsPushedWholeWhenItChanges()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "pushed", line);
        await using HubClient hub = await Host.ConnectAsync();

        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "garden", id = "pushed" });
        await garden.WaterAsync("w1", 0.2m);

        Assert.Equal("idle", snapshot.Text("garden", "state"));
        HubPush push = await hub.SeeAsync(snapshot, p => p.Columns.Text("garden", "state") == "running", "a push that it runs");
        Assert.Equal("b1", push.Columns.At("garden", "running")[0].Text("bed"));
        await garden.SeeIdleAsync();
    }
}
