using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SmartCampus.Plugins.Shelly.Tests.Conformance;

/// <summary>The device on a simulated line, with its own few lines of RFC 6455: text frames in and out, nothing fragmented.</summary>
internal sealed class ShellyPeer : DevicePeer
{
    private List<byte> input = [];
    private bool upgraded;
    private string? client;

    public ShellyModel Model { get; } = new();

    /// <summary>Says something, if anybody has made himself known.</summary>
    public void Say(string method, string parameters)
    {
        if (client is not null)
            Send(Frame(ShellyModel.Notification(client, method, parameters)));
    }

    /// <summary>How many requests began so.</summary>
    public int Count(string request) => Model.Requests.Count(r => r == request);

    protected override void Opened() => (input, upgraded, client) = ([], false, null);

    protected override void Receive(byte[] bytes)
    {
        input.AddRange(bytes);
        if (!upgraded && !Upgrade())
            return;
        while (TakeFrame() is { } frame)
        {
            if (frame.Opcode != 1)
                continue; // closing, pings: the line's end tells all that matters
            (string answer, client) = Model.AnswerTo(frame.Text);
            if (answer.Length > 0)
                Send(Frame(answer));
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 says SHA-1.")]
    private bool Upgrade()
    {
        string request = Encoding.ASCII.GetString([.. input]);
        if (!request.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            return false;
        string key = request.Split("\r\n").Single(l => l.StartsWith("Sec-WebSocket-Key: ", StringComparison.OrdinalIgnoreCase))[19..];
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        Send(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        input.Clear();
        return upgraded = true;
    }

    // RFC 6455, section 5.2: clients mask.
    private (int Opcode, string Text)? TakeFrame()
    {
        if (input.Count < 2)
            return null;
        bool extended = (input[1] & 0x7F) == 126;
        int head = extended ? 8 : 6;
        if (input.Count < head)
            return null;
        int length = extended ? (input[2] << 8) | input[3] : input[1] & 0x7F;
        if (input.Count < head + length)
            return null;
        byte[] mask = [.. input[(head - 4)..head]];
        byte[] payload = [.. input[head..(head + length)].Select((b, i) => (byte)(b ^ mask[i % 4]))];
        int opcode = input[0] & 0x0F;
        input = input[(head + length)..];
        return (opcode, Encoding.UTF8.GetString(payload));
    }

    /// <summary>A message that the device sends to another client.</summary>
    public static byte[] ToSomebodyElse(string parameters) => Frame(ShellyModel.Notification("somebody-else", "NotifyStatus", parameters));

    private static byte[] Frame(string text)
    {
        byte[] payload = Encoding.UTF8.GetBytes(text);
        if (payload.Length < 126)
            return [0x81, (byte)payload.Length, .. payload];
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)payload.Length);
        return [0x81, 126, .. length, .. payload];
    }
}
