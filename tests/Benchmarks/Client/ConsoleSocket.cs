using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmartCampus.Benchmarks.Client;

/// <summary>A WebSocket connection as a console's, over loopback.</summary>
internal sealed class ConsoleSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Socket socket;

    private ConsoleSocket(Socket socket)
    {
        this.socket = socket;
        Frames = new WebSocketFrames(socket, masks: true);
    }

    public WebSocketFrames Frames { get; }

    /// <summary>Connects and upgrades; <see langword="null"/> when nobody listens yet, or not ready.</summary>
    public static ConsoleSocket? TryConnect(int port, string path, string? token)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
            var made = new ConsoleSocket(socket);
            string authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
            socket.Send(Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + $"Sec-WebSocket-Version: 13\r\nX-Requested-With: SmartCampus\r\n{authorization}\r\n"));
            if (made.Frames.ReadHead().StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            {
                socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
                return made;
            }
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // Not there yet: the caller tries again.
        }
        socket.Dispose();
        return null;
    }

    /// <summary>Waits a moment for a message. False when none came.</summary>
    /// <exception cref="IOException">The other side closed.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> message)
    {
        message = default;
        try
        {
            return Frames.TryRead(out message) ? true : throw new IOException("The platform closed the console's connection.");
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            return false;
        }
    }

    /// <summary>Reads and drops, for a console that only takes part.</summary>
    public void Drain()
    {
        byte[] buffer = new byte[1 << 16];
        while (socket.Available > 0)
            socket.Receive(buffer);
    }

    public void Dispose()
    {
        Frames.Dispose();
        socket.Dispose();
    }
}
