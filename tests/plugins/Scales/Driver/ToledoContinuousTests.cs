namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>Toledo continuous output over a real TCP connection; the frames are literal.</summary>
public sealed class ToledoContinuousTests
{
    private const string Gross = "02 2D 30 20 30 30 31 32 35 30 30 30 30 30 30 30 0D 2C";
    private const string NetZero = "02 2D 31 20 30 30 30 30 30 30 30 30 31 32 35 30 0D 2B";

    private volatile string frame = Gross;

    [Fact]
    public async Task Stream_BegunInTheMiddle_ShowsWholeMessagesOnly()
    {
        await using ScalePeer peer = new();
        _ = peer.SpeakAsync(i => i == 0 ? Text(Gross)[9..] : Text(frame), TimeSpan.FromMilliseconds(50));

        await using ScaleRun run = await StartAsync(peer);

        Assert.Equal(
            ("1.250 kg", "stable", "false", "0.000 kg", "false"),
            (run.Value("scale.weight"), run.Value("scale.state"), run.Value("scale.net"), run.Value("tare.value"), run.Value("tare.active")));
    }

    [Fact]
    public async Task Tare_OneCharacter_IsProvedByTheStream()
    {
        await using ScalePeer peer = new(heard =>
        {
            frame = heard.EndsWith('T') ? NetZero : frame;
            return "";
        });
        _ = peer.SpeakAsync(_ => Text(frame), TimeSpan.FromMilliseconds(50));
        await using ScaleRun run = await StartAsync(peer);

        await run.Driver.CommandAsync("scale.tare");

        await run.SeeAsync("scale.atZero", "true");
        await run.SeeAsync("tare.active", "true");
        Assert.Equal(("1.250 kg", "T"), (run.Value("tare.value"), peer.Heard));
    }

    [Fact]
    public async Task PresetTare_TheProtocolHasNone_IsRefusedAndNothingIsSent()
    {
        await using ScalePeer peer = new();
        _ = peer.SpeakAsync(_ => Text(frame), TimeSpan.FromMilliseconds(50));
        await using ScaleRun run = await StartAsync(peer);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync("tare.preset", ("weight", PropertyValue.Of(1m))));

        Assert.Equal((ErrorCode.RefusedByDevice, "unsupported", ""), (e.Error.Code, e.Error.Cause, peer.Heard));
    }

    [Theory]
    [InlineData("02 2D 38 20 30 30 31 32 35 30 30 30 30 30 30 30 0D 24", "motion", "!busy.motion")]
    [InlineData("02 2D 34 20 30 30 31 32 35 30 30 30 30 30 30 30 0D 28", "overload", "!refusedByDevice.overload")]
    [InlineData("02 2D 70 20 30 30 31 32 35 30 30 30 30 30 30 30 0D 6C", "fault", "!refusedByDevice.notZeroed")]
    public async Task Stream_NoWeight_IsAState(string said, string state, string weight)
    {
        frame = said;
        await using ScalePeer peer = new();
        _ = peer.SpeakAsync(_ => Text(frame), TimeSpan.FromMilliseconds(50));

        await using ScaleRun run = await StartAsync(peer);

        Assert.Equal((state, weight), (run.Value("scale.state"), run.Value("scale.weight")));
    }

    private static string Text(string hex) => System.Text.Encoding.Latin1.GetString(Hex.Bytes(hex));

    private static Task<ScaleRun> StartAsync(ScalePeer peer) => ScaleRun.StartAsync("scales.toledo-continuous", peer.Line);
}
