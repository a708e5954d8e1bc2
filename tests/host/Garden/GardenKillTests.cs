using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary><c>kill -9</c> in every state of a run.</summary>
public sealed class GardenKillTests(RunningHost host) : OnRunningHost(host)
{
    [Fact]
    public async Task WhileOpening_TheValveThatOpensAfterTheDeathIsClosed()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "kill-opening", line);
        line[1].Behaviour = Behaviour.SwallowsWrites;
        await garden.WaterAsync("w1", 0.3m);
        await Eventually.BeAsync(() => line[1].Writes.Count > 0, "the opening on the wire");

        await Host.KillAsync();
        line[1].Behaviour = Behaviour.Normal;
        line[1].Coils[0] = true; // a slow gateway carries it out now
        await Host.StartAsync();

        await ClosesAsync(garden, line);
    }

    [Fact]
    public async Task WhileClosing_IsClosedAfterTheRestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "kill-closing", line);
        await garden.WaterAsync("w1", 0.2m);
        await garden.SeeRunningAsync("open");
        line[1].Behaviour = Behaviour.SwallowsWrites;
        await garden.SeeRunningAsync("closing");

        await Host.KillAsync();
        line[1].Behaviour = Behaviour.Normal;
        bool open = line[1].Coils[0];
        await Host.StartAsync();

        Assert.True(open, "The valve had closed.");
        await ClosesAsync(garden, line);
    }

    [Fact]
    public async Task WhileItWaits_IsMadeUpForAfterTheRestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "kill-waiting", line, beds: 2);
        await garden.WaterAsync("w1", 0.2m);
        await garden.WaterAsync("w2", 0.2m, "b2");
        await garden.SeeRunningAsync("open");

        await Host.KillAsync();
        await Host.StartAsync();
        await garden.SeeWateredAsync("manual:w2");

        await ClosesAsync(garden, line);
        Assert.False(line[2].Coils[0]);
    }

    [Fact]
    public async Task WhileLockedOut_IsStillLockedOutShutAndKnown()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "kill-locked", line);
        await garden.WaterAsync("w1", 60m);
        await garden.SeeRunningAsync("open");
        line[1].Behaviour = Behaviour.SaysYesDoesNothing;
        await garden.AskAsync(new { kind = "stopAll" });
        await garden.SeeCriticalAsync();

        await Host.KillAsync();
        await Host.StartAsync();
        JsonElement view = await garden.SeeViewAsync(v => v.Text("state") == "attention", "the record after the restart");
        line[1].Behaviour = Behaviour.Normal;

        Assert.Equal("lockedOut", view.At("beds")[0].Text("state"));
        Assert.NotEqual(JsonValueKind.Null, view.At("supplies")[0].At("shut").ValueKind);
        await Eventually.BeAsync(() => !line[1].Coils[0], "the valve closed when it could");
    }

    [Fact]
    public async Task HostThatStaysDead_BoardWithATimer_ClosesByItself()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "kill-dead", line, boardTimer: true);
        await garden.WaterAsync("w1", 0.2m);
        await garden.SeeRunningAsync("open");

        await Host.KillAsync();
        bool open = line[1].Coils[0];
        await Eventually.BeAsync(() => !line[1].Coils[0], "the board's own timer closing the valve");
        await Host.StartAsync();
        List<JsonElement> lines = await garden.SeeLinesAsync("watered", "stopped");

        Assert.True(open, "The valve was closed before the host was killed.");
        Assert.Equal((5, 0x0200, 120), Assert.Single(line[1].Writes, w => w.Address >= 0x0200));
        Assert.Contains(lines, l => l.Text("run") == "manual:w1");
        await garden.SeeIdleAsync();
    }

    [Fact]
    public async Task WhileIdle_AValveThatSomebodyOpenedMeanwhileIsClosedAndSaid()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        TestGarden garden = await TestGarden.MakeAsync(Host, "kill-idle", line);

        await Host.KillAsync();
        line[1].Coils[0] = true;
        await Host.StartAsync();
        await Eventually.BeAsync(() => !line[1].Coils[0], "the valve closed");

        Assert.Contains(await garden.SeeLinesAsync("safety"), l => l.Text("rule") == "safety.foundOpen" && l.Text("bed") == "b1");
        await garden.SeeIdleAsync();
        JsonElement told = await Eventually.SeeAsync<JsonElement>(
            async () => (await Host.Api.GetAsync("/api/devices/kill-idle-v1/timeline")).Body.At("items"),
            items => items.EnumerateArray().Any(i => i.Text("kind") == "command"), "the closing in the device's timeline");
        JsonElement closing = told.EnumerateArray().First(i => i.Text("kind") == "command");
        Assert.Equal(("garden", "notByGarden"), (closing.Text("by"), closing.Text("reason")));
    }

    private static async Task ClosesAsync(TestGarden garden, FaultyTcp line)
    {
        await garden.SeeIdleAsync();
        Assert.False(line[1].Coils[0], "Nothing runs, and the valve is open.");
        string[] ends = ["watered", "stopped", "failed"]; // which one depends on how long the host was away
        Assert.Contains(await garden.SeeLinesAsync(ends), l => ends.Contains(l.Text("kind")) && l.Text("run") == "manual:w1");
    }
}
