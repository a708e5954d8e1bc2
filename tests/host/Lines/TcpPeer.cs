using System.Net;
using System.Net.Sockets;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

/// <summary>The device's end of a TCP line: the test accepts each connection and plays the device.</summary>
internal sealed class TcpPeer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public TcpPeer()
    {
        listener.Start();
        Address = LineAddress.Parse($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public LineAddress Address { get; }

    public bool HasPending => listener.Pending();

    public Task<Socket> AcceptAsync() => listener.AcceptSocketAsync().WaitAsync(LineTests.Patience);

    /// <summary>Answers what <paramref name="answers"/> lets through with the same bytes, on every connection, until disposed.</summary>
    public void Echo(Func<byte[], bool>? answers = null) => _ = EchoAllAsync(answers ?? (_ => true));

    public void Dispose() => listener.Dispose();

    private async Task EchoAllAsync(Func<byte[], bool> answers)
    {
        while (true)
            _ = EchoOneAsync(await listener.AcceptSocketAsync(), answers);
    }

    private static async Task EchoOneAsync(Socket socket, Func<byte[], bool> answers)
    {
        byte[] buffer = new byte[256];
        for (int count = 1; count > 0;)
        {
            count = await socket.ReceiveAsync(buffer);
            if (answers(buffer[..count]))
                await socket.SendAsync(buffer.AsMemory(0, count));
        }
        socket.Dispose();
    }
}
