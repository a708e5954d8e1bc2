using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>What can break while water runs. However it breaks, the valve is closed, or people know.</summary>
public sealed class GardenFaultTests(RunningHost host) : GardenOnHost(host)
{
    [Fact]
    public async Task BoardRestart_InMidRun_IsOpenedAgainForTheRestAndClosed()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("restarted", line);
        await WaterAsync("restarted", "w1", 0.45m);
        await SeeRunningAsync("restarted", "open");

        line[1].Restart();
        await Eventually.BeAsync(() => line[1].Coils[0], "the valve opened again");
        JsonElement watered = (await SeeLineAsync("restarted", "watered")).First(l => l.Text("kind") == "watered");
        await SeeIdleAsync("restarted");

        Assert.False(line[1].Coils[0]);
        Assert.Contains("closed by itself", watered.Text("line", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnpluggedLine_InMidRun_IsMadeKnownAndClosedWhenItIsBack()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("unplugged", line);
        await WaterAsync("unplugged", "w1", 0.1m);
        await SeeRunningAsync("unplugged", "open");

        await line.PullOutAsync();
        JsonElement dark = await SeeViewAsync("unplugged", v => v.At("criticals").GetArrayLength() > 0, "a critical record");
        bool open = line[1].Coils[0];
        await line.PlugInAsync();
        await Eventually.BeAsync(() => !line[1].Coils[0], "the valve closed when the line was back");
        JsonElement back = await SeeViewAsync("unplugged", v => v.At("beds")[0].Text("state") == "idle", "the lock-out lifted by the answer");

        Assert.True(open, "The valve had closed by itself.");
        Assert.Equal("lockedOut", dark.At("beds")[0].Text("state"));
        Assert.NotEqual(JsonValueKind.Null, dark.At("supplies")[0].At("shut").ValueKind);
        Assert.Equal("attention", back.Text("state")); // the record stays until a person has seen it
        Assert.Equal(JsonValueKind.Null, back.At("supplies")[0].At("shut").ValueKind);
    }

    [Fact]
    public async Task UnpluggedLine_BeforeTheRun_OpensNothingAndTheOtherBedGoesOn()
    {
        await using FaultyTcp line = FaultyTcp.Start(), other = FaultyTcp.Start();
        await MakeAsync("dark", line);
        _ = other[2];
        await Host.Api.AddOnlineAsync("dark-v2", "modbus.relay-valve", new { line = other.Line, unit = 2, interval = 0.2, timeout = 2, retries = 0 });
        (await Host.Api.PutAsync("/api/gardens/dark", new { version = 1, definition = Definition("dark", 2) })).Expect(HttpStatusCode.OK);
        await line.PullOutAsync();
        await SeeViewAsync("dark", v => v.At("notices").EnumerateArray().Any(n => n.Text("code") == "offline" && n.Text("bed") == "b1"), "bed 1 offline");

        await WaterAsync("dark", "w1", 0.1m);
        await WaterAsync("dark", "w2", 0.1m, "b2");
        List<JsonElement> lines = await Eventually.SeeAsync(
            () => LinesAsync("dark"), all => all.Any(l => l.Text("kind") == "watered" && l.Text("bed") == "b2"), "bed 2 watered");

        Assert.Equal("fail.offline", lines.Single(l => l.Text("kind") == "failed").Text("rule"));
        Assert.Empty(line[1].Writes);
    }

    [Fact]
    public async Task ValveThatWillNotOpen_ThreeRunsInARow_IsLockedOutAndMadeKnown()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("shy", line);
        line[1].Behaviour = Behaviour.SaysYesDoesNothing;

        for (int run = 1; run <= 3; run++)
        {
            await WaterAsync("shy", $"w{run}", 5m);
            await Eventually.SeeAsync(() => LinesAsync("shy"), lines => lines.Count(l => l.Text("rule") == "fail.notOpen") == run, $"failure {run}");
            await SeeIdleAsync("shy");
        }
        JsonElement view = (await Host.Api.GetAsync("/api/gardens/shy")).Body.At("view");

        Assert.Equal("lockedOut", view.At("beds")[0].Text("state"));
        Assert.Contains("3", view.At("criticals")[0].Text("text", "zh"), StringComparison.Ordinal);
        Assert.False(line[1].Coils[0]);
        (await AskAsync("shy", new { kind = "unlockBed", bed = "b1" })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task DeviceThatVanishes_IsSaidOnThePage()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("vanished", line);

        await Host.Api.DeleteAsync("/api/devices/vanished-v1");
        JsonElement view = await SeeViewAsync("vanished", v => v.At("notices").EnumerateArray().Any(n => n.Text("code") == "device"), "a notice of the device");

        JsonElement notice = view.At("notices").EnumerateArray().First(n => n.Text("code") == "device");
        Assert.Equal("Bed 1: valve “vanished-v1” does not exist.", notice.Text("text", "en"));
        Assert.Equal("Bed 1：阀门“vanished-v1”不存在。", notice.Text("text", "zh"));
        Assert.Equal("b1", notice.Text("bed"));
    }
}
