using System.Diagnostics;
using System.Text.Json;

namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>What goes wrong on the wire, for every driver in each of its modes, over real TCP connections.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Driver id and mode.</summary>
    public static TheoryData<string, string> Every { get; } = new()
    {
        { "scales.mt-sics", "poll" },
        { "scales.mt-sics", "continuous" },
        { "scales.toledo-8217", "" },
        { "scales.toledo-continuous", "" },
        { "scales.and", "poll" },
        { "scales.and", "continuous" },
        { "scales.cas", "poll" },
        { "scales.cas", "continuous" },
        { "scales.sma", "poll" },
        { "scales.sma", "continuous" },
    };

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Run_MutePeer_EndsAsSilentNotBeforeItsLimit(string id, string mode)
    {
        await using ScalePeer peer = new();
        await using Trial trial = new(id, mode, peer.Line, timeout: 0.5);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => trial.RunAsync().WaitAsync(Patience));

        Assert.Equal((ErrorCode.TimedOut, "silent"), (e.Error.Code, e.Error.Cause));
        Assert.InRange(trial.Elapsed, TimeSpan.FromSeconds(0.4), Patience);
        Assert.Empty(trial.Device.Readings);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Stop_WhilePeerIsMute_IsClean(string id, string mode)
    {
        await using ScalePeer peer = new();
        await using Trial trial = new(id, mode, peer.Line, timeout: 30);
        Task run = trial.RunAsync();
        await ScaleRun.SeeAsync(() => peer.Connections == 1, () => "a connection");

        await trial.StopAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Patience));
        using ILineTurn turn = await trial.Line.TakeTurnAsync(default).AsTask().WaitAsync(Patience); // it was given back
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Run_OnlyNoise_EndsAsGarbledAndShowsNoValue(string id, string mode)
    {
        var random = new Random(8217);
        string noise = "x,9q~\u00ff\u0002zz\r\n";
        await using ScalePeer peer = new(_ => noise);
        _ = peer.SpeakAsync(_ => noise[random.Next(noise.Length)..], TimeSpan.FromMilliseconds(20));
        await using Trial trial = new(id, mode, peer.Line, timeout: 2);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => trial.RunAsync().WaitAsync(Patience));

        Assert.Equal((ErrorCode.BadFrame, "garbled"), (e.Error.Code, e.Error.Cause));
        Assert.DoesNotContain(trial.Device.Readings, r => r.Property == "scale.weight");
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Run_NobodyListens_EndsAsUnreachable(string id, string mode)
    {
        string line;
        await using (ScalePeer peer = new())
            line = peer.Line;
        await using Trial trial = new(id, mode, line, timeout: 30);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => trial.RunAsync().WaitAsync(Patience));

        Assert.Equal(ErrorCode.Unreachable, e.Error.Code);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Run_PeerGoesAway_EndsAsUnreachable(string id, string mode)
    {
        ScalePeer peer = new();
        await using Trial trial = new(id, mode, peer.Line, timeout: 30);
        Task run = trial.RunAsync();
        await ScaleRun.SeeAsync(() => peer.Connections == 1, () => "a connection");

        await peer.DisposeAsync();

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.WaitAsync(Patience));
        Assert.Equal(ErrorCode.Unreachable, e.Error.Code);
    }

    /// <summary>A driver's run as it is, without commands.</summary>
    private sealed class Trial : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly IDriver driver;
        private long begun;
        private long ended;

        public Trial(string id, string mode, string line, double timeout)
        {
            DriverDescriptor descriptor = ScaleRun.Descriptor(id);
            Line = new TcpTestLine(line);
            Device = new TestDeviceContext(Line) { Time = TimeProvider.System };
            using JsonDocument json = JsonDocument.Parse(
                FormattableString.Invariant($$"""{ "line": "{{line}}", "timeout": {{timeout}}{{(mode.Length == 0 ? "" : $", \"mode\": \"{mode}\"")}} }"""));
            driver = descriptor.Create(SettingsReader.Read(descriptor.SettingsType, json.RootElement, out _)!, Device);
        }

        public TcpTestLine Line { get; }

        public TestDeviceContext Device { get; }

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(begun, ended);

        public async Task RunAsync()
        {
            begun = Stopwatch.GetTimestamp();
            try
            {
                await Task.Run(() => driver.RunAsync(stop.Token));
            }
            finally
            {
                ended = Stopwatch.GetTimestamp();
            }
        }

        public Task StopAsync() => stop.CancelAsync();

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            Line.Dispose();
            stop.Dispose();
        }
    }
}
