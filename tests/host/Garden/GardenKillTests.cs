using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary><c>kill -9</c> in every state of a run.</summary>
public sealed class GardenKillTests(RunningHost host) : GardenOnHost(host)
{
    [Fact]
    public async Task WhileOpening_TheValveThatOpensAfterTheDeathIsClosed()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("kill-opening", line);
        line[1].Behaviour = Behaviour.SwallowsWrites;
        await WaterAsync("kill-opening", "w1", 0.3m);
        await Eventually.BeAsync(() => line[1].Writes.Count > 0, "the opening on the wire");

        await Host.KillAsync();
        line[1].Behaviour = Behaviour.Normal;
        line[1].Coils[0] = true; // a slow gateway carries it out now
        await Host.StartAsync();

        await ClosesAsync("kill-opening", line);
    }

    [Fact]
    public async Task WhileClosing_IsClosedAfterTheRestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("kill-closing", line);
        await WaterAsync("kill-closing", "w1", 0.2m);
        await SeeRunningAsync("kill-closing", "open");
        line[1].Behaviour = Behaviour.SwallowsWrites;
        await SeeRunningAsync("kill-closing", "closing");

        await Host.KillAsync();
        line[1].Behaviour = Behaviour.Normal;
        bool open = line[1].Coils[0];
        await Host.StartAsync();

        Assert.True(open, "The valve had closed.");
        await ClosesAsync("kill-closing", line);
    }

    [Fact]
    public async Task WhileItWaits_IsMadeUpForAfterTheRestart()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("kill-waiting", line, beds: 2);
        await WaterAsync("kill-waiting", "w1", 0.2m);
        await WaterAsync("kill-waiting", "w2", 0.2m, "b2");
        await SeeRunningAsync("kill-waiting", "open");

        await Host.KillAsync();
        await Host.StartAsync();
        await Eventually.SeeAsync(
            () => LinesAsync("kill-waiting"), lines => lines.Any(l => l.Text("kind") == "watered" && l.Text("run") == "manual:w2"), "the second watering");

        await ClosesAsync("kill-waiting", line);
        Assert.False(line[2].Coils[0]);
    }

    [Fact]
    public async Task WhileLockedOut_IsStillLockedOutShutAndKnown()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("kill-locked", line);
        await WaterAsync("kill-locked", "w1", 60m);
        await SeeRunningAsync("kill-locked", "open");
        line[1].Behaviour = Behaviour.SaysYesDoesNothing;
        await AskAsync("kill-locked", new { kind = "stopAll" });
        await SeeViewAsync("kill-locked", v => v.At("criticals").GetArrayLength() > 0, "a critical record");

        await Host.KillAsync();
        await Host.StartAsync();
        JsonElement view = await SeeViewAsync("kill-locked", v => v.Text("state") == "attention", "the record after the restart");
        line[1].Behaviour = Behaviour.Normal;

        Assert.Equal("lockedOut", view.At("beds")[0].Text("state"));
        Assert.NotEqual(JsonValueKind.Null, view.At("supplies")[0].At("shut").ValueKind);
        await Eventually.BeAsync(() => !line[1].Coils[0], "the valve closed when it could");
    }

    [Fact]
    public async Task HostThatStaysDead_BoardWithATimer_ClosesByItself()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await MakeAsync("kill-dead", line, boardTimer: true);
        await WaterAsync("kill-dead", "w1", 0.2m);
        await SeeRunningAsync("kill-dead", "open");

        await Host.KillAsync();
        bool open = line[1].Coils[0];
        await Eventually.BeAsync(() => !line[1].Coils[0], "the board's own timer closing the valve");
        await Host.StartAsync();
        List<JsonElement> lines = await SeeLineAsync("kill-dead", "watered", "stopped");

        Assert.True(open, "The valve was closed before the host was killed.");
        Assert.Equal((5, 0x0200, 120), Assert.Single(line[1].Writes, w => w.Address >= 0x0200));
        Assert.Contains(lines, l => l.Text("run") == "manual:w1");
        await SeeIdleAsync("kill-dead");
    }

    private async Task ClosesAsync(string garden, FaultyTcp line)
    {
        await SeeIdleAsync(garden);
        Assert.False(line[1].Coils[0], "Nothing runs, and the valve is open.");
        string[] ends = ["watered", "stopped", "failed"]; // which one depends on how long the host was away
        Assert.Contains(await SeeLineAsync(garden, ends), l => ends.Contains(l.Text("kind")) && l.Text("run") == "manual:w1");
    }
}
