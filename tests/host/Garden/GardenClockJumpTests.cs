using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>The host's clock goes back while water runs.</summary>
public sealed class GardenClockJumpTests
{
    [FakeClockFact]
    public async Task ClockGoesBackInMidRun_TheValveIsClosedReadBackAndToldAndTheNextRunWorks()
    {
        await using var garden = new GardenAlone();
        using var clock = new FakeClock(garden.Host);
        await garden.StartAsync();
        (await garden.WaterAsync("w1", 30m)).Expect(HttpStatusCode.OK);
        await garden.SeeViewAsync(v => v.At("running").EnumerateArray().Any(r => r.Text("phase") == "open"), "water");

        clock.Set(TimeSpan.FromHours(-2));
        await Eventually.BeAsync(() => !garden.Board.Coils[0], "the valve closed");
        JsonElement idle = await garden.SeeViewAsync(v => v.At("running").GetArrayLength() == 0, "it read back as closed");
        (await garden.WaterAsync("w2", 0.1m)).Expect(HttpStatusCode.OK);
        IReadOnlyList<JsonElement> lines = await garden.SeeWateredAsync("manual:w2");

        Assert.Equal("idle", idle.Text("state"));
        Assert.Contains(lines, l => l.Text("rule") == "safety.clockBack");
        Assert.Contains(lines, l => l.Text("rule") == "stop.clock" && l.Text("run") == "manual:w1");
        Assert.False(garden.Board.Coils[0]);
    }
}
