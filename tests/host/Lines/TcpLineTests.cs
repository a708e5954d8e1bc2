using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

public sealed class TcpLineTests : LineTests
{
    [Fact]
    public async Task Turn_DeviceAnswers_BytesGoBothWays()
    {
        using var peer = new TcpPeer();
        peer.Echo();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");

        Assert.Equal([1, 2, 3], await Exchange(line, 1, 2, 3));
        Assert.Equal([4], await Exchange(line, 4));
        Assert.Equal(new LineStatus(peer.Address, LineState.Open, null, 1), Assert.Single(hub.List()));
    }

    [Fact]
    public async Task ReadAsync_MuteDevice_TimesOutAndTheLineStaysUp()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using ILineTurn turn = await Take(line);
        using Socket device = await peer.AcceptAsync();
        await Write(turn, 1);

        await Fails(ErrorCode.TimedOut, "silent", true, () => Read(turn, 30));
        device.Send([5]);

        Assert.Equal([5], await Read(turn));
    }

    [Fact]
    public async Task ReadAsync_NothingSentAndMute_SaysThatNothingHadLeft()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using ILineTurn turn = await Take(line);

        await Fails(ErrorCode.TimedOut, "silent", false, () => Read(turn, 30));
    }

    [Fact]
    public async Task ReadAsync_OnManualTime_EndsWhenTheClockSaysSo()
    {
        var time = new ManualTime();
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub(time);
        using LineHandle line = hub.Open(peer.Address, "a");
        using ILineTurn turn = await Take(line);
        Task<byte[]> reading = Read(turn, 10_000);

        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        await Fails(ErrorCode.TimedOut, "silent", false, () => reading);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_ThrowsCancellationAndTheNextTurnHasAFreshConnection()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        ILineTurn turn = await Take(line);
        using Socket first = await peer.AcceptAsync();
        await Write(turn, 1);
        using var cancel = new CancellationTokenSource();

        Task<byte[]> reading = Read(turn, cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        turn.Dispose();
        using ILineTurn next = await Take(line);
        using Socket second = await peer.AcceptAsync(); // the late answer cannot reach the next talker
    }

    [Fact]
    public async Task ReadAsync_ConnectionReset_SaysResetAndTheNextTurnReopens()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using (ILineTurn turn = await Take(line))
        {
            Socket device = await peer.AcceptAsync();
            await Write(turn, 1);
            Reset(device);

            await Fails(ErrorCode.Unreachable, "reset", true, () => Read(turn));
            Assert.Equal((LineState.Failed, "unreachable.reset"), (hub.List()[0].State, hub.List()[0].Reason));
        }

        peer.Echo();

        Assert.Equal([2], await Exchange(line, 2));
        Assert.Equal(LineState.Open, hub.List()[0].State);
    }

    [Fact]
    public async Task ReadAsync_EndOfFile_SaysClosed()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using ILineTurn turn = await Take(line);
        (await peer.AcceptAsync()).Dispose();

        await Fails(ErrorCode.Unreachable, "closed", false, () => Read(turn));
        await Fails(ErrorCode.Unreachable, "closed", false, () => Write(turn, 1)); // nothing leaves any more
    }

    [Fact]
    public async Task TakeTurn_ClosedByTheDeviceWhileIdle_ReopensUnseen()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        (await Take(line)).Dispose();
        Socket first = await peer.AcceptAsync();
        first.Shutdown(SocketShutdown.Both);
        first.Dispose();
        peer.Echo();

        Assert.Equal([3], await Exchange(line, 3));
    }

    [Fact]
    public async Task TakeTurn_ResetByTheDeviceWhileIdle_ReopensUnseen()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        (await Take(line)).Dispose();
        Reset(await peer.AcceptAsync());
        peer.Echo();

        Assert.Equal([3], await Exchange(line, 3));
    }

    [Fact]
    public async Task Break_ThenTheNextTurn_HasAFreshConnection()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using (ILineTurn turn = await Take(line))
            turn.Break();
        using Socket first = await peer.AcceptAsync();

        using ILineTurn next = await Take(line);

        using Socket second = await peer.AcceptAsync();
        Assert.Equal(0, await first.ReceiveAsync(new byte[1]).WaitAsync(Patience)); // the first one was closed
    }

    [Fact]
    public async Task DiscardInput_BytesArrivedBefore_AreGone()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using ILineTurn turn = await Take(line);
        using Socket device = await peer.AcceptAsync();
        device.NoDelay = true;
        device.Send([1, 2, 3]);
        Assert.Equal(1, await turn.ReadAsync(new byte[1], Patience, default)); // so the rest is here too

        turn.DiscardInput();
        device.Send([9]);

        Assert.Equal([9], await Read(turn));
    }

    [Fact]
    public async Task TakeTurn_Refused_FailsAtOnceDuringTheBackoffAndThenTriesAgain()
    {
        var time = new ManualTime();
        using var peer = new TcpPeer();
        LineAddress address = peer.Address;
        peer.Dispose();
        await using LineHub hub = NewHub(time);
        using LineHandle line = hub.Open(address, "a");
        await Fails(ErrorCode.Unreachable, "refused", false, () => Take(line));
        using var listener = new TcpListener(IPAddress.Loopback, address.Port);
        listener.Start();

        await Fails(ErrorCode.Unreachable, "refused", false, () => Take(line));
        Assert.False(listener.Pending()); // it has not even tried
        time.Advance(Backoff.First);

        (await Take(line)).Dispose();
    }

    [Fact]
    public async Task TakeTurn_NobodyAccepts_IsAConnectTimeoutAfterThreeSeconds()
    {
        var time = new ManualTime();
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        using var one = new TcpClient();
        await one.ConnectAsync((IPEndPoint)full.LocalEndPoint!); // the backlog is full now; further connections hang
        await using LineHub hub = NewHub(time);
        using LineHandle line = hub.Open(LineAddress.Parse($"tcp://127.0.0.1:{((IPEndPoint)full.LocalEndPoint!).Port}"), "a");

        Task<ILineTurn> taking = Take(line);
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(taking.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        await Fails(ErrorCode.Unreachable, "connectTimeout", false, () => taking);
    }

    [Fact]
    public async Task TakeTurn_DeviceThatAcceptsAndDropsForEver_IsLeftAloneBetween()
    {
        var time = new ManualTime();
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub(time);
        using LineHandle line = hub.Open(peer.Address, "a");
        await OpenAndLose(peer, line);
        await OpenAndLose(peer, line);

        await Fails(ErrorCode.Unreachable, "closed", false, () => Take(line));

        Assert.False(peer.HasPending);
    }

    [Fact]
    public async Task Log_LineGoesDownTwiceBeforeItComesBack_SaysOnceDownAndOnceUp()
    {
        var log = new LogSink();
        var time = new ManualTime();
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub(time, log);
        using LineHandle line = hub.Open(peer.Address, "a");
        await OpenAndLose(peer, line);
        await OpenAndLose(peer, line);
        time.Advance(Backoff.First);
        peer.Echo();

        await Exchange(line, 1);
        await Exchange(line, 2);

        Assert.Collection(
            log.Entries,
            e => Assert.Equal(
                (LogLevel.Warning, $"Line {peer.Address} is down: unreachable.closed ({peer.Address}: the other side closed the connection.)"), e),
            e => Assert.Equal((LogLevel.Information, $"Line {peer.Address} is up again"), e));
    }

    private static async Task OpenAndLose(TcpPeer peer, LineHandle line)
    {
        using ILineTurn turn = await Take(line);
        (await peer.AcceptAsync()).Dispose();
        await Fails(ErrorCode.Unreachable, "closed", false, () => Read(turn));
    }

    private static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }
}
