using System.Net;
using System.Net.Sockets;
using SmartCampus.Plugins.Modbus.Tests.Peers;

namespace SmartCampus.Plugins.Modbus.Tests.Recording;

/// <summary>A real session of the driver with pymodbus, recorded in between and replayed without it.</summary>
public sealed class RecordedSessionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replay_OfARecordedSession_GivesTheSameReadings(bool serial)
    {
        (string capture, string[] readings) = await RecordAsync(serial);
        var time = new ManualTime { PassesDelays = true };
        var line = new CaptureLine(CaptureFile.Parse(capture)) { Time = time, Normalise = r => serial ? r : [0, 0, .. r[2..]], Adapt = (_, now, answer) => serial ? answer : [.. now[..2], .. answer[2..]] };
        var context = new TestDeviceContext(line) { Time = time };

        await SessionAsync(context, serial);

        Assert.Equal(readings, context.Readings.Select(r => $"{r.Property}={r.Value}"));
        Assert.Contains("lock.state=unlocked", readings);
        Assert.True(line.IsOver);
    }

    private static async Task<(string Capture, string[] Readings)> RecordAsync(bool serial)
    {
        await using Peer peer = serial ? await Peer.OnTerminalAsync() : await Peer.OnTcpAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var capture = new StringWriter();
        using var stop = new CancellationTokenSource();
        Task recording = new LineRecorder(LineAddress.Parse(peer.Address), capture, TimeProvider.System).RunAsync(listener, stop.Token);
        var context = new TestDeviceContext(new TcpTestLine($"tcp://{listener.LocalEndpoint}")) { Time = TimeProvider.System };
        using (context.Line as IDisposable)
            await SessionAsync(context, serial);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => recording);
        return (capture.ToString(), [.. context.Readings.Select(r => $"{r.Property}={r.Value}")]);
    }

    private static async Task SessionAsync(TestDeviceContext context, bool serial)
    {
        await using DriverRun run = await Shipped.RunAsync("relay-lock", context, $"\"timeout\": 5, \"input\": 2, \"mode\": \"{(serial ? "rtuOverTcp" : "tcp")}\"");
        await run.CommandAsync("lock.unlock");
        await run.PollAsync();
        await run.CommandAsync("lock.lock");
    }
}
