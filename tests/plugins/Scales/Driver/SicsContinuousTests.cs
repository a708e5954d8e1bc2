namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>MT-SICS in SIR mode, over a real TCP connection.</summary>
public sealed class SicsContinuousTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly SicsScale scale = new();

    [Fact]
    public async Task Stream_AHundredLinesASecond_ShowsTheLatestAndKeepsNoQueue()
    {
        await using ScalePeer peer = new(scale.Answer);
        Task speaking = SpeakAsync(peer);
        await using ScaleRun run = await StartAsync(peer);

        for (int i = 1; i <= 300; i++)
        {
            scale.Load = i;
            await Task.Delay(Pause);
        }
        scale.Load = 1234.50m;
        await run.SeeAsync("scale.weight", "1234.50 g");

        Assert.False(speaking.IsFaulted);
        Assert.InRange(run.Device.Readings.Count(r => r.Property == "scale.weight"), 2, 1000);
    }

    [Fact]
    public async Task Stream_ThatNeverChanges_IsRepeatedNowAndThenOnly()
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await StartAsync(peer);
        run.Device.Clear();

        for (int i = 0; i < 2000; i++)
            await peer.SayAsync(scale.WeightLine);
        scale.Load = 999.00m;
        await peer.SayAsync(scale.WeightLine);
        await run.SeeAsync("scale.weight", "999.00 g");

        Assert.InRange(run.Device.Readings.Count(r => r.Property == "scale.weight"), 1, 200);
    }

    [Fact]
    public async Task Command_WhileItSends_IsAnsweredAmongTheLinesAndTheStreamGoesOn()
    {
        await using ScalePeer peer = new(scale.Answer);
        _ = SpeakAsync(peer);
        await using ScaleRun run = await StartAsync(peer);

        await run.Driver.CommandAsync("scale.tare");

        await run.SeeAsync("scale.weight", "0.00 g");
        await run.SeeAsync("tare.active", "true");
        scale.Load = 260.00m;
        await run.SeeAsync("scale.weight", "10.00 g");
    }

    [Fact]
    public async Task Restart_WhileItSends_IsNoticedAndTheStreamBegunAgain()
    {
        await using ScalePeer peer = new(scale.Answer);
        _ = SpeakAsync(peer);
        await using ScaleRun run = await StartAsync(peer);
        await run.Driver.CommandAsync("scale.tare");
        await run.SeeAsync("tare.active", "true");

        await peer.SayAsync(scale.Reboot());

        await run.SeeAsync("tare.active", "false");
        await run.SeeAsync("scale.weight", "250.00 g");
        Assert.Contains(run.Device.Readings, r => r is { Property: "tare.active", Error.Reason: "refusedByDevice.restarted" });
        Assert.Equal(1, peer.Connections);
    }

    [Fact]
    public async Task Stream_Stops_DriverEndsAsSilent()
    {
        await using ScalePeer peer = new(scale.Answer);
        await using ScaleRun run = await ScaleRun.StartAsync("scales.mt-sics", peer.Line, "\"mode\": \"continuous\", \"timeout\": 4");

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(async () =>
        {
            for (; ; await Task.Delay(Pause))
                await run.Driver.PollAsync();
        });

        Assert.Equal((ErrorCode.TimedOut, "silent"), (e.Error.Code, e.Error.Cause));
    }

    private async Task SpeakAsync(ScalePeer peer) => await peer.SpeakAsync(_ => scale.Repeats ? scale.WeightLine : null, Pause);

    private static Task<ScaleRun> StartAsync(ScalePeer peer) => ScaleRun.StartAsync("scales.mt-sics", peer.Line, "\"mode\": \"continuous\", \"timeout\": 30");
}
