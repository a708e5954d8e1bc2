using System.Text;

namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>CAS over a real TCP connection.</summary>
public sealed class CasTests
{
    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(100);

    private volatile string line = "ST,GS,1\u00c4,   1.250 kg\r\n";

    [Fact]
    public async Task Stream_LongForm_IsRead()
    {
        await using ScalePeer peer = new();
        _ = peer.SpeakAsync(i => i == 0 ? line[5..] : line, Tenth);

        await using ScaleRun run = await StartAsync(peer);

        Assert.Equal(("1.250 kg", "stable", "false"), (run.Value("scale.weight"), run.Value("scale.state"), run.Value("scale.net")));
    }

    [Fact]
    public async Task Stream_ShortForm_IsStableWhenItHasRested()
    {
        await using ScalePeer peer = new();
        _ = peer.SpeakAsync(i => i < 10 ? $"{i,8}\r\n" : "   1.250\r\n", Tenth);
        await using ScaleRun run = await StartAsync(peer, ", \"unit\": \"g\"");

        await run.SeeAsync("scale.weight", "1.250 g");

        Assert.Equal("motion", run.Device.Readings.First(r => r.Property == "scale.state").Value.Text);
        Assert.DoesNotContain(run.Device.Readings, r => r is { Property: "scale.weight", Error: null } && r.Value.Number < 1);
    }

    [Fact]
    public async Task Zero_IsSentToTheDeviceOfTheStream()
    {
        await using ScalePeer peer = new(heard =>
        {
            if (heard != "01MZ\r\n")
                return "?\r\n";
            line = "ST,GS,1\u00c5,   0.000 kg\r\n";
            return heard;
        });
        _ = peer.SpeakAsync(_ => line, Tenth);
        await using ScaleRun run = await StartAsync(peer);

        await run.Driver.CommandAsync("scale.zero");

        await run.SeeAsync("scale.atZero", "true");
    }

    [Fact]
    public async Task Tare_ShortForm_HasNobodyToAddress()
    {
        await using ScalePeer peer = new();
        _ = peer.SpeakAsync(_ => "   1.250\r\n", Tenth);
        await using ScaleRun run = await StartAsync(peer);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.Driver.CommandAsync("scale.tare"));

        Assert.Equal(("unsupported", ""), (e.Error.Cause, peer.Heard));
    }

    [Fact]
    public async Task Poll_RetailForm_AsksTwice()
    {
        byte[] frame = Hex.Bytes("01 02 53 20 30 30 31 32 35 30 6B 67 79 03 04");
        await using ScalePeer peer = new(heard => heard == "\u0005" ? "\u0006" : Encoding.Latin1.GetString(frame));

        await using ScaleRun run = await ScaleRun.StartAsync("scales.cas", peer.Line, "\"timeout\": 30, \"mode\": \"poll\"");

        Assert.Equal(("1.250 kg", "\u0005\u0011"), (run.Value("scale.weight"), peer.Heard));
    }

    private static Task<ScaleRun> StartAsync(ScalePeer peer, string more = "") => ScaleRun.StartAsync("scales.cas", peer.Line, "\"timeout\": 30" + more);
}
