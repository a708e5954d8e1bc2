using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>What can break while water runs. However it breaks, the valve is closed, or people know.</summary>
public sealed class GardenFaultTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task BoardRestart_InMidRun_IsOpenedAgainForTheRestAndClosed()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "restarted", line);
        await garden.WaterAsync("w1", 0.45m);
        await garden.SeeRunningAsync("open");

        line[1].Restart();
        await Eventually.BeAsync(() => line[1].Coils[0], "the valve opened again");
        JsonElement watered = (await garden.SeeLinesAsync("watered")).First(l => l.Text("kind") == "watered");
        await garden.SeeIdleAsync();

        Assert.False(line[1].Coils[0]);
        Assert.Contains("closed by itself", watered.Text("line", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnpluggedLine_InMidRun_IsMadeKnownAndClosedWhenItIsBack()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "unplugged", line);
        await garden.WaterAsync("w1", 0.2m);
        await garden.SeeRunningAsync("open");

        await line.PullOutAsync();
        JsonElement dark = await garden.SeeCriticalAsync();
        bool open = line[1].Coils[0];
        await line.PlugInAsync();
        await Eventually.BeAsync(() => !line[1].Coils[0], "the valve closed when the line was back");
        JsonElement back = await garden.SeeViewAsync(v => v.At("beds")[0].Text("state") == "idle", "the lock-out lifted by the answer");

        Assert.True(open, "The valve had closed by itself.");
        Assert.Equal("lockedOut", dark.At("beds")[0].Text("state"));
        Assert.NotEqual(JsonValueKind.Null, dark.At("supplies")[0].At("shut").ValueKind);
        Assert.DoesNotContain(dark.At("criticals")[0].Text("text", "en"), dark.At("notices").EnumerateArray().Select(n => n.Text("text", "en"))); // the red box tells it, once
        Assert.Equal("attention", back.Text("state")); // the record stays until a person has seen it
        Assert.Equal(JsonValueKind.Null, back.At("supplies")[0].At("shut").ValueKind);
    }

    [Fact]
    public async Task UnpluggedLine_BeforeTheRun_OpensNothingAndTheOtherBedGoesOn()
    {
        await using FaultyTcp line = FaultyTcp.Start(), other = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "dark", line);
        _ = other[2];
        await Host.Api.AddOnlineAsync("dark-v2", "modbus.relay-valve", new { line = other.Line, unit = 2, interval = 0.2, timeout = 2, retries = 0 });
        (await Host.Api.PutAsync("/api/gardens/dark", new { version = 1, definition = TestGarden.Definition("dark", 2) })).Expect(HttpStatusCode.OK);
        await line.PullOutAsync();
        await garden.SeeViewAsync(v => v.At("notices").EnumerateArray().Any(n => n.Text("code") == "offline" && n.Text("bed") == "b1"), "bed 1 offline");

        await garden.WaterAsync("w1", 0.2m);
        await garden.WaterAsync("w2", 0.2m, "b2");
        List<JsonElement> lines = await garden.SeeWateredAsync("manual:w2");

        Assert.Equal("fail.offline", lines.Single(l => l.Text("kind") == "failed").Text("rule"));
        Assert.Empty(line[1].Writes);
    }

    [Fact]
    public async Task ValveThatWillNotOpen_ThreeRunsInARow_IsLockedOutAndMadeKnown()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "shy", line);
        line[1].Behaviour = Behaviour.SaysYesDoesNothing;

        for (int run = 1; run <= 3; run++)
        {
            await garden.WaterAsync($"w{run}", 5m);
            await Eventually.SeeAsync(garden.LinesAsync, lines => lines.Count(l => l.Text("rule") == "fail.notOpen") == run, $"failure {run}");
            await garden.SeeIdleAsync();
        }
        JsonElement view = (await Host.Api.GetAsync("/api/gardens/shy")).Body.At("view");

        Assert.Equal("lockedOut", view.At("beds")[0].Text("state"));
        Assert.Contains("3", view.At("criticals")[0].Text("text", "zh"), StringComparison.Ordinal);
        Assert.False(line[1].Coils[0]);
        (await garden.AskAsync(new { kind = "unlockBed", bed = "b1" })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task DeviceThatVanishes_IsSaidOnThePage()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "vanished", line);

        await Host.Api.DeleteAsync("/api/devices/vanished-v1");
        JsonElement view = await garden.SeeNoticeAsync("device");

        JsonElement notice = view.At("notices").EnumerateArray().First(n => n.Text("code") == "device");
        Assert.Equal("Bed 1: valve “vanished-v1” does not exist.", notice.Text("text", "en"));
        Assert.Equal("Bed 1：阀门“vanished-v1”不存在。", notice.Text("text", "zh"));
        Assert.Equal("b1", notice.Text("bed"));
    }
}
