namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>A&amp;D and imitations over a real TCP connection.</summary>
public sealed class AndTests
{
    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(100);

    private volatile string line = "ST,GS,+0012.34kg";

    [Theory]
    [InlineData("ST,+00012.34  g\r\n", "12.34 g", "")]
    [InlineData("ST,OK,+0001.234 kg\r\n", "1.234 kg", "")]
    [InlineData("ST,NT,+  1.234kg\r", "1.234 kg", "true")]
    [InlineData("OL,GS,+9999999kg\r\n", "!refusedByDevice.overload", "false")]
    [InlineData("US,GS,+0012.34kg\r\n", "!busy.motion", "false")]
    [InlineData("ST,TR,+0000.50kg\r\n", "!busy.tareShown", "")]
    public async Task Poll_EveryForm_IsRead(string answer, string weight, string net)
    {
        await using ScalePeer peer = new(heard => heard == "Q\r\n" ? answer : "", "\n");

        await using ScaleRun run = await ScaleRun.StartAsync("scales.and", peer.Line);

        Assert.Equal((weight, net), (run.Value("scale.weight"), run.Value("scale.net")));
    }

    [Theory]
    [InlineData("\u0006\r\n")] // acknowledgement switched on
    [InlineData("T\r\n")] // echo
    [InlineData("")] // nothing
    public async Task Tare_HoweverItIsAcknowledged_IsProvedByTheNextPoll(string acknowledgement)
    {
        await using ScalePeer peer = new(commandEnd: "\n");
        peer.Answer = heard =>
        {
            if (heard != "T\r\n")
                return line + "\r\n";
            line = "ST,NT,+0000.00kg";
            return acknowledgement;
        };
        await using ScaleRun run = await ScaleRun.StartAsync("scales.and", peer.Line);

        await run.Driver.CommandAsync("scale.tare");

        Assert.Equal(("true", "true", "0.00 kg"), (run.Value("scale.atZero"), run.Value("tare.active"), run.Value("scale.weight")));
    }

    [Fact]
    public async Task Zero_Refused_SaysSo()
    {
        await using ScalePeer peer = new(heard => heard == "Z\r\n" ? "EC,E11\r\n" : line + "\r\n", "\n");
        await using ScaleRun run = await ScaleRun.StartAsync("scales.and", peer.Line);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync("scale.zero"));

        Assert.Equal(ErrorCode.RefusedByDevice, e.Error.Code);
        Assert.Contains("EC,E11", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_CutFirstLine_IsNeverShown()
    {
        await using ScalePeer peer = new();
        _ = peer.SpeakAsync(i => i == 0 ? "ST,GS,+0077.77kg\r\n"[3..] : line + "\r\n", Tenth);

        await using ScaleRun run = await ContinuousAsync(peer);

        Assert.Equal("12.34 kg", run.Value("scale.weight"));
        Assert.DoesNotContain(run.Device.Readings, r => r.Value == PropertyValue.Of(77.77m));
        Assert.Equal("SIR\r\n", peer.Heard);
    }

    [Fact]
    public async Task ClearTare_WhileItSends_IsProvedByTheStream()
    {
        line = "ST,NT,+0010.00kg";
        await using ScalePeer peer = new(heard =>
        {
            if (heard != "CT\r\n")
                return "";
            line = "ST,GS,+0012.34kg";
            return "\u0006\r\n";
        }, "\n");
        _ = peer.SpeakAsync(_ => line + "\r\n", Tenth);
        await using ScaleRun run = await ContinuousAsync(peer);
        await run.SeeAsync("tare.active", "true");

        await run.Driver.CommandAsync("tare.clear");

        await run.SeeAsync("tare.active", "false");
    }

    private static Task<ScaleRun> ContinuousAsync(ScalePeer peer) => ScaleRun.StartAsync("scales.and", peer.Line, "\"timeout\": 30, \"mode\": \"continuous\"");
}
