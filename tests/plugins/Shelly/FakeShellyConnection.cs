using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace SmartCampus.Plugins.Shelly.Tests;

/// <summary>One client of a <see cref="FakeShelly"/>.</summary>
internal sealed class FakeShellyConnection(Socket socket) : IDisposable
{
    private readonly NetworkStream stream = new(socket, ownsSocket: true);
    private readonly SemaphoreSlim sending = new(1, 1);
    private WebSocket? webSocket;

    public Socket Socket { get; } = socket;

    /// <summary>Who it is, once it has said so.</summary>
    public string? Peer { get; set; }

    /// <summary>The opening handshake, server's side. RFC 6455, section 4.2.</summary>
    public async Task<bool> UpgradeAsync(string? instead, CancellationToken cancellationToken)
    {
        string request = await RequestAsync(cancellationToken);
        if (instead is not null)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(instead), cancellationToken);
            if (instead.Length == 0)
                await Task.Delay(Timeout.Infinite, cancellationToken); // mute
            return false;
        }
        if (!request.StartsWith("GET /rpc HTTP/1.1\r\n", StringComparison.Ordinal))
            return false;
        string key = request.Split("\r\n").Single(l => l.StartsWith("Sec-WebSocket-Key: ", StringComparison.OrdinalIgnoreCase))[19..];
        string answer = $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(key)}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
        webSocket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        return true;
    }

    public async Task<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        int count = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await webSocket!.ReceiveAsync(buffer.AsMemory(count), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            count += result.Count;
            if (result.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, count);
        }
    }

    public async Task SendAsync(string frame)
    {
        await sending.WaitAsync();
        try
        {
            await webSocket!.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Closes, at once.</summary>
    public void Drop(bool reset)
    {
        try
        {
            Socket.LingerState = new LingerOption(reset, 0);
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The client was first.
        }
        Socket.Dispose();
    }

    public void Dispose()
    {
        webSocket?.Dispose();
        stream.Dispose();
        sending.Dispose();
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 says SHA-1.")]
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    private async Task<string> RequestAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        int count = 0;
        while (!Encoding.ASCII.GetString(buffer, 0, count).EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int more = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken);
            if (more == 0)
                throw new IOException("The client closed before its request was whole.");
            count += more;
        }
        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
