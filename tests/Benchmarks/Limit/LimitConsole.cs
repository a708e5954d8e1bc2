using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using SmartCampus.Benchmarks.Client;

namespace SmartCampus.Benchmarks.Limit;

/// <summary>One WebSocket client of the limit program: takes commands <c>{"id":1,"d":2,"on":true}</c>, gets states and answers.</summary>
internal sealed class LimitConsole(Socket socket, LimitFeed feed) : IDisposable
{
    private const string WebSocketGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3
    private const string KeyHeader = "Sec-WebSocket-Key: ";

    private readonly WebSocketFrames frames = new(socket, masks: false);

    /// <summary>Serves the client on a thread of its own until it is gone.</summary>
    public void Start() => new Thread(Serve) { IsBackground = true, Name = "limit console" }.Start();

    public void Send(ReadOnlySpan<byte> text)
    {
        try
        {
            frames.Send(text);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client is gone; its thread takes it away.
        }
    }

    public void Answer(long command, int device, bool on)
    {
        Span<byte> text = stackalloc byte[LimitText.LongestState];
        Send(text[..LimitText.WriteAnswer(command, device, on, text)]);
    }

    public void Dispose()
    {
        frames.Dispose();
        socket.Dispose();
    }

    private void Serve()
    {
        try
        {
            socket.NoDelay = true;
            socket.Send(Encoding.ASCII.GetBytes(Upgrade(frames.ReadHead())));
            feed.Add(this);
            while (frames.TryRead(out ReadOnlyMemory<byte> message))
                Take(message.Span);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The client is gone.
        }
        finally
        {
            feed.Remove(this);
            Dispose();
        }
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        long device = LimitText.Number(message, "\"d\":"u8);
        if ((ulong)device < (ulong)feed.Devices.Count)
            feed.Devices[(int)device].Command(LimitText.Number(message, "\"id\":"u8), message.IndexOf("\"on\":true"u8) >= 0, this);
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455, section 4.2.2, says SHA-1; it guards nothing.")]
    private static string Upgrade(string head)
    {
        int at = head.IndexOf(KeyHeader, StringComparison.OrdinalIgnoreCase) + KeyHeader.Length;
        string key = head[at..head.IndexOf('\r', at)].Trim();
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + WebSocketGuid)));
        return $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n";
    }
}
