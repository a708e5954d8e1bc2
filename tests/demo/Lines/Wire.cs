using System.Net;
using System.Net.Sockets;
using SmartCampus.Demo.Lines;

namespace SmartCampus.Demo.Tests.Lines;

/// <summary>Bare bytes to and from a line, for what a proper master would hide.</summary>
internal static class Wire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends a request over TCP and returns the whole reply; empty when the other side closes.</summary>
    public static async Task<byte[]> AskAsync(int port, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(request);
        byte[] buffer = new byte[300];
        int count = await stream.ReadAsync(buffer).AsTask().WaitAsync(Patience);
        return buffer[..count];
    }

    /// <summary>Sends a request over TCP and says whether a reply comes within <paramref name="span"/>.</summary>
    public static async Task<bool> IsSilentAsync(int port, byte[] request, TimeSpan span)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(request);
        Task reading = stream.ReadExactlyAsync(new byte[1]).AsTask();
        return await Task.WhenAny(reading, Task.Delay(span)) != reading;
    }

    /// <summary>Lets a bus hear bytes and returns all that it sends, in its bursts.</summary>
    public static async Task<List<byte[]>> HearAsync(RtuBus bus, byte[] request)
    {
        List<byte[]> bursts = [];
        await bus.HearAsync(request, burst => bursts.Add(burst.ToArray()), CancellationToken.None).WaitAsync(Patience);
        return bursts;
    }
}
