using System.Net.Sockets;
using System.Text;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

/// <summary>HTTP and plain bytes over a line's turn, on real sockets.</summary>
public sealed class LineStreamTests : LineTests
{
    private const string Request = "GET /page HTTP/1.1\r\nHost: device\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", false)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", false)]
    public async Task HttpClient_EveryKindOfBody_IsRead(string answer, bool closes)
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        Task<string> serving = ServeAsync(peer, answer, closes);

        string body = await GetAsync(line);

        Assert.Equal("hello", body);
        Assert.Equal(Request, await serving.WaitAsync(Patience));
    }

    [Fact]
    public async Task HttpClient_ServerThatClosesAfterEachAnswer_IsNeverLeftAloneAndNeverDown()
    {
        var log = new LogSink();
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub(new ManualTime(), log); // a back-off would last for ever
        using LineHandle line = hub.Open(peer.Address, "a");

        for (int i = 0; i < 5; i++)
        {
            Task<string> serving = ServeAsync(peer, $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{i}", closes: true);
            Assert.Equal($"{i}", await GetAsync(line));
            await serving.WaitAsync(Patience);
        }

        Assert.Empty(log.Entries);
        Assert.Equal((LineState.Closed, null), (hub.List()[0].State, hub.List()[0].Reason));
    }

    [Fact]
    public async Task HttpClient_ServerClosesWithoutAWord_SendsOnce()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        Task<string> serving = ServeAsync(peer, "", closes: true);
        using LineStream stream = await OpenAsync(line);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(stream));

        await serving.WaitAsync(Patience);
        Assert.Equal(("unreachable.closed", true), (stream.Failure!.Error.Reason, stream.Failure.AfterSending));
        Assert.False(peer.HasPending); // HttpClient would try a second time by itself
        Assert.Equal(1, line.Writes);
    }

    [Fact]
    public async Task HttpClient_MuteServer_EndsAtTheDeadlineAsADeviceException()
    {
        var time = new ManualTime();
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub(time);
        using LineHandle line = hub.Open(peer.Address, "a");
        using LineStream stream = await OpenAsync(line, time);
        using Socket device = await peer.AcceptAsync();
        Task<string> sending = SendAsync(stream);
        await ReceiveAsync(device);

        await AdvanceUntilAsync(time, sending);

        await Fails(ErrorCode.TimedOut, "silent", true, () => sending);
    }

    [Fact]
    public async Task HttpClient_ServerDribbles_EndsAtTheDeadlineAllTheSame()
    {
        var time = new ManualTime();
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub(time);
        using LineHandle line = hub.Open(peer.Address, "a");
        using LineStream stream = await OpenAsync(line, time);
        using Socket device = await peer.AcceptAsync();
        byte[] buffer = new byte[1];

        for (int second = 0; second < 9; second++)
        {
            await device.SendAsync(new byte[] { (byte)second });
            Assert.Equal(1, await stream.ReadAsync(buffer).AsTask().WaitAsync(Patience));
            time.Advance(TimeSpan.FromSeconds(1));
        }
        Task<int> last = stream.ReadAsync(buffer).AsTask();
        await AdvanceUntilAsync(time, last);

        await Fails(ErrorCode.TimedOut, "silent", false, () => last);
    }

    [Fact]
    public async Task WriteAsync_WhileARead_Waits_GoesOutAndTheReadGoesOn()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using LineStream stream = await OpenAsync(line);
        using Socket device = await peer.AcceptAsync();
        byte[] buffer = new byte[8];
        Task<int> reading = stream.ReadAsync(buffer).AsTask();

        for (byte i = 0; i < 20; i++)
        {
            await stream.WriteAsync(new[] { i }).AsTask().WaitAsync(Patience);
            Assert.Equal([i], await ReceiveAsync(device));
        }
        await device.SendAsync(new byte[] { 42 });

        Assert.Equal(1, await reading.WaitAsync(Patience));
        Assert.Equal(42, buffer[0]);
    }

    [Fact]
    public async Task Allow_WhileAReadWaits_MovesItsDeadline()
    {
        var time = new ManualTime();
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub(time);
        using LineHandle line = hub.Open(peer.Address, "a");
        using LineStream stream = await OpenAsync(line, time);
        Task<int> reading = stream.ReadAsync(new byte[1]).AsTask();

        stream.Allow(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(reading.IsCompleted);
        await AdvanceUntilAsync(time, reading);

        await Fails(ErrorCode.TimedOut, "silent", false, () => reading);
    }

    [Fact]
    public async Task ReadAsync_Reset_IsADeviceException()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using LineStream stream = await OpenAsync(line);
        Socket device = await peer.AcceptAsync();
        device.LingerState = new LingerOption(true, 0);
        device.Dispose();

        await Fails(ErrorCode.Unreachable, "reset", false, () => stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task ReadAsync_OrderlyEnd_IsZeroAndKeptAsFailure()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using LineStream stream = await OpenAsync(line);
        (await peer.AcceptAsync()).Dispose();

        int count = await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience);

        Assert.Equal((0, "unreachable.closed"), (count, stream.Failure!.Error.Reason));
    }

    [Fact]
    public async Task Dispose_WhileAReadWaits_EndsItAndTheNextTurnHasAFreshConnection()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        LineStream stream = await OpenAsync(line);
        using Socket first = await peer.AcceptAsync();
        Task<int> reading = stream.ReadAsync(new byte[1]).AsTask();

        stream.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading.WaitAsync(Patience));
        using LineStream next = await OpenAsync(line);
        using Socket second = await peer.AcceptAsync();
    }

    [Fact]
    public async Task ReadAsync_Cancelled_IsCancellation()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a");
        using LineStream stream = await OpenAsync(line);
        using var cancel = new CancellationTokenSource();

        Task<int> reading = stream.ReadAsync(new byte[1], cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
    }

    private static Task<LineStream> OpenAsync(ILine line, TimeProvider? time = null) =>
        LineStream.OpenAsync(line, time ?? TimeProvider.System, TimeSpan.FromSeconds(10), default).AsTask().WaitAsync(Patience);

    private static async Task<string> GetAsync(ILine line)
    {
        using LineStream stream = await OpenAsync(line);
        return await SendAsync(stream);
    }

    private static async Task<string> SendAsync(LineStream stream)
    {
        using var client = new HttpClient(stream.CreateHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://device/page");
        request.Headers.ConnectionClose = true;
        using HttpResponseMessage response = await client.SendAsync(request).WaitAsync(Patience);
        return await response.Content.ReadAsStringAsync().WaitAsync(Patience);
    }

    private static async Task<string> ServeAsync(TcpPeer peer, string answer, bool closes)
    {
        using Socket device = await peer.AcceptAsync();
        byte[] request = await ReceiveAsync(device);
        await device.SendAsync(Encoding.ASCII.GetBytes(answer));
        if (closes)
            device.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await device.ReceiveAsync(new byte[1]).WaitAsync(Patience)); // we close too
        return Encoding.ASCII.GetString(request);
    }

    private static async Task<byte[]> ReceiveAsync(Socket device)
    {
        byte[] buffer = new byte[1024];
        return buffer[..await device.ReceiveAsync(buffer).WaitAsync(Patience)];
    }

    // A read takes the clock when it begins to wait, a moment after it was called.
    private static async Task AdvanceUntilAsync(ManualTime time, Task ends)
    {
        for (int i = 0; i < 2000 && !ends.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(ends, Task.Delay(5));
        }
        Assert.True(ends.IsCompleted, "The read has not ended, long after its deadline.");
    }
}
