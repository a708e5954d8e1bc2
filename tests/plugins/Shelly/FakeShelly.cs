using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace SmartCampus.Plugins.Shelly.Tests;

/// <summary>A Gen2 device on a real socket: it speaks by itself only to who has sent a frame with <c>src</c>.</summary>
internal sealed class FakeShelly : ShellyModel, IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<int, FakeShellyConnection> open = [];
    private int connections;

    public FakeShelly()
    {
        listener.Start();
        Address = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>What to send in place of the upgrade; null for the real one, empty for nothing.</summary>
    public string? Upgrade { get; set; }

    public int Connections => Volatile.Read(ref connections);

    /// <summary>Says something to everybody who has made himself known.</summary>
    public async Task SayAsync(string method, string parameters)
    {
        foreach (FakeShellyConnection connection in open.Values.Where(c => c.Peer is not null))
            await connection.SendAsync(Notification(connection.Peer!, method, parameters));
    }

    /// <summary>Sends bytes to everybody, as they are, beneath the WebSocket.</summary>
    public async Task SendRawAsync(byte[] bytes)
    {
        foreach (FakeShellyConnection connection in open.Values)
            await connection.Socket.SendAsync(bytes);
    }

    /// <summary>Closes every connection.</summary>
    public void Drop(bool reset)
    {
        foreach (FakeShellyConnection connection in open.Values)
            connection.Drop(reset);
    }

    public void StopListening() => listener.Stop();

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        Drop(reset: true);
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = ServeOneAsync(await listener.AcceptSocketAsync(end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeOneAsync(Socket socket)
    {
        int number = Interlocked.Increment(ref connections);
        socket.NoDelay = true;
        using var connection = new FakeShellyConnection(socket);
        open[number] = connection;
        try
        {
            if (!await connection.UpgradeAsync(Upgrade, end.Token))
                return;
            while (await connection.ReceiveAsync(end.Token) is { } frame)
                await AnswerAsync(connection, frame);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or IOException or WebSocketException)
        {
            // The client went away, or the test is over.
        }
        finally
        {
            open.TryRemove(number, out _);
        }
    }

    private async Task AnswerAsync(FakeShellyConnection connection, string frame)
    {
        (string answer, connection.Peer) = AnswerTo(frame);
        if (answer.Length > 0)
            await connection.SendAsync(answer);
    }
}
