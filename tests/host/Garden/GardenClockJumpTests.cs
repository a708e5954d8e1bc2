using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>The host's clock goes back while water runs.</summary>
public sealed class GardenClockJumpTests
{
    [FakeClockFact]
    public async Task ClockGoesBackInMidRun_TheValveIsClosedReadBackAndToldAndTheNextRunWorks()
    {
        await using var alone = new GardenAlone();
        using var clock = new FakeClock(alone.Host);
        await alone.StartAsync();
        await alone.Garden.WaterAsync("w1", 30m);
        await alone.Garden.SeeRunningAsync("open");

        clock.Advance(TimeSpan.FromHours(-2));
        await Eventually.BeAsync(() => !alone.Board.Coils[0], "the valve closed");
        JsonElement idle = await alone.Garden.SeeIdleAsync();
        await alone.Garden.WaterAsync("w2", 0.2m);
        List<JsonElement> lines = await alone.Garden.SeeWateredAsync("manual:w2");

        Assert.Equal("idle", idle.Text("state"));
        Assert.Contains(lines, l => l.Text("rule") == "safety.clockBack");
        Assert.Contains(lines, l => l.Text("rule") == "stop.clock" && l.Text("run") == "manual:w1");
        Assert.False(alone.Board.Coils[0]);
    }
}
