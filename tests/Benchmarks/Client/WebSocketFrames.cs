using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace SmartCampus.Benchmarks.Client;

/// <summary>
/// WebSocket frames over a connected socket, RFC 6455 section 5.2, without allocation per message: the client shares the machine with what it
/// measures. One reader; sending is safe on any thread. A message is valid until the next read.
/// </summary>
internal sealed class WebSocketFrames(Socket socket, bool masks) : IDisposable
{
    private const int Continuation = 0;
    private const int Text = 1;
    private const int CloseFrame = 8;
    private const int Ping = 9;
    private const int Pong = 10;
    private const int LongestHead = 14;

    private readonly Lock gate = new();
    private readonly MemoryStream fragments = new();
    private byte[] received = new byte[1 << 16];
    private byte[] sending = new byte[1 << 10];
    private int start;
    private int end;

    /// <summary>Reads the HTTP head that comes before the frames.</summary>
    /// <exception cref="IOException">The other side closed.</exception>
    public string ReadHead()
    {
        while (true)
        {
            int length = received.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8);
            if (length >= 0)
            {
                string head = Encoding.ASCII.GetString(received, start, length + 4);
                start += length + 4;
                return head;
            }
            if (!Fill())
                throw new IOException("The connection was closed before its head was complete.");
        }
    }

    public void Send(ReadOnlySpan<byte> text) => Send(Text, text);

    /// <summary>Waits for a message. False when the other side closed.</summary>
    /// <exception cref="SocketException">The receive time-out passed, or the connection broke.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> message)
    {
        message = default;
        while (true)
        {
            if (!TryTakeFrame(out int opcode, out bool isFinal, out Memory<byte> body))
            {
                if (!Fill())
                    return false;
                continue;
            }
            if (opcode == CloseFrame)
                return false;
            if (opcode == Ping)
                Send(Pong, body.Span);
            if (opcode is not (Text or Continuation))
                continue;
            if (isFinal && fragments.Length == 0)
            {
                message = body;
                return true;
            }
            fragments.Write(body.Span);
            if (!isFinal)
                continue;
            message = fragments.ToArray();
            fragments.SetLength(0);
            return true;
        }
    }

    /// <summary>The socket is the caller's to close.</summary>
    public void Dispose() => fragments.Dispose();

    private bool TryTakeFrame(out int opcode, out bool isFinal, out Memory<byte> body)
    {
        Span<byte> bytes = received.AsSpan(start, end - start);
        (opcode, isFinal, body) = (0, false, default);
        if (bytes.Length < 2)
            return false;
        (opcode, isFinal) = (bytes[0] & 15, (bytes[0] & 0x80) != 0);
        bool masked = (bytes[1] & 0x80) != 0;
        int head = (bytes[1] & 127) switch { 126 => 4, 127 => 10, _ => 2 } + (masked ? 4 : 0);
        if (bytes.Length < head)
            return false;
        long length = (bytes[1] & 127) switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            127 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            int small => small,
        };
        if (bytes.Length < head + length)
            return false;
        body = received.AsMemory(start + head, (int)length);
        if (masked)
            Unmask(body.Span, bytes.Slice(head - 4, 4));
        start += head + (int)length;
        return true;
    }

    private static void Unmask(Span<byte> body, ReadOnlySpan<byte> mask)
    {
        for (int i = 0; i < body.Length; i++)
            body[i] ^= mask[i & 3];
    }

    private bool Fill()
    {
        if (start > 0)
        {
            Buffer.BlockCopy(received, start, received, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == received.Length)
            Array.Resize(ref received, 2 * received.Length);
        int count = socket.Receive(received, end, received.Length - end, SocketFlags.None);
        end += count;
        return count > 0;
    }

    private void Send(int opcode, ReadOnlySpan<byte> body)
    {
        lock (gate)
        {
            if (sending.Length < body.Length + LongestHead)
                sending = new byte[2 * (body.Length + LongestHead)];
            int length = WriteHead(sending, opcode, body.Length);
            body.CopyTo(sending.AsSpan(length)); // the mask is zero: what is sent is no secret and no proxy is near
            ReadOnlySpan<byte> left = sending.AsSpan(0, length + body.Length);
            while (!left.IsEmpty)
                left = left[socket.Send(left)..];
        }
    }

    private int WriteHead(Span<byte> head, int opcode, int length)
    {
        byte mask = (byte)(masks ? 0x80 : 0);
        head[0] = (byte)(0x80 | opcode);
        int written = 2;
        if (length < 126)
        {
            head[1] = (byte)(mask | length);
        }
        else if (length <= ushort.MaxValue)
        {
            head[1] = (byte)(mask | 126);
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)length);
            written = 4;
        }
        else
        {
            head[1] = (byte)(mask | 127);
            BinaryPrimitives.WriteInt64BigEndian(head[2..], length);
            written = 10;
        }
        if (!masks)
            return written;
        head.Slice(written, 4).Clear();
        return written + 4;
    }
}
