using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartCampus.Benchmarks.Processes;

namespace SmartCampus.Benchmarks.Client;

/// <summary>Commands to the product over one kept HTTP/1.1 connection, written by hand: the client shares the machine with what it measures.</summary>
internal sealed class HttpLane : ICommandLane
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] answer = new byte[1 << 14];
    private readonly string head;
    private readonly string run = Guid.NewGuid().ToString("N");
    private int last;

    public HttpLane(int port, string token)
    {
        head = $" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: ";
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
    }

    public async ValueTask<string?> SwitchAsync(int device, bool on, CancellationToken cancellationToken)
    {
        string body = $$$"""{"id":"{{{run}}}-{{{++last}}}","command":"{{{(on ? "switch.turnOn" : "switch.turnOff")}}}","arguments":{}}""";
        string request = $"POST /api/devices/{DeviceNames.SwitchOf(device)}/commands?wait=10s{head}{body.Length}\r\n\r\n{body}";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        int length = await ReceiveAsync(cancellationToken);
        return answer.AsSpan(0, length).IndexOf("\"state\":\"confirmed\""u8) >= 0 ? null : Encoding.UTF8.GetString(answer, 0, length);
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask<int> ReceiveAsync(CancellationToken cancellationToken)
    {
        int have = 0;
        while (!IsWhole(answer.AsSpan(0, have)))
        {
            int count = await socket.ReceiveAsync(answer.AsMemory(have), cancellationToken);
            if (count == 0)
                throw new IOException($"The platform closed the connection after: {Encoding.UTF8.GetString(answer, 0, have)}");
            have += count;
        }
        return have;
    }

    /// <summary>RFC 9112, section 6: a body is as long as its length says, or ends with an empty chunk.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        int body = answer.IndexOf("\r\n\r\n"u8) + 4;
        if (body < 4)
            return false;
        int at = answer[..body].IndexOf("Content-Length: "u8);
        if (at < 0)
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        return Utf8Parser.TryParse(answer[(at + "Content-Length: ".Length)..], out int length, out _) && answer.Length >= body + length;
    }
}
