using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SmartCampus.Host.Tests.Running;

/// <summary>Units behind Modbus TCP.</summary>
internal sealed class FaultyTcp : FaultyDevice
{
    private const int HeaderLength = 7;

    private readonly Lock gate = new();
    private readonly List<Socket> open = [];
    private TcpListener? listener;
    private int port;

    public override string Line => $"tcp://127.0.0.1:{port}";

    public static FaultyTcp Start()
    {
        var device = new FaultyTcp();
        device.Listen();
        return device;
    }

    public override Task PullOutAsync()
    {
        listener?.Stop();
        listener = null;
        lock (gate)
        {
            open.ForEach(static s => s.Close(timeout: 0));
            open.Clear();
        }
        return Task.CompletedTask;
    }

    public override Task PlugInAsync()
    {
        Listen();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync() => await PullOutAsync();

    private void Listen()
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                Socket socket = await from.AcceptSocketAsync();
                lock (gate)
                    open.Add(socket);
                _ = Task.Run(() => ServeAsync(socket));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        byte[] frame = new byte[300];
        using var stream = new NetworkStream(socket);
        try
        {
            while (true)
            {
                await stream.ReadExactlyAsync(frame.AsMemory(0, HeaderLength));
                int length = BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(4)) - 1;
                await stream.ReadExactlyAsync(frame.AsMemory(HeaderLength, length));
                if (Find(frame[6]) is not { } unit || unit.Answer(frame.AsSpan(HeaderLength, length)) is not { } pdu)
                    continue;
                if (unit.Behaviour is Behaviour.Reset or Behaviour.Close || (unit.Behaviour == Behaviour.ResetsAtWrites && pdu[0] is 5 or 6))
                {
                    socket.LingerState = new LingerOption(unit.Behaviour != Behaviour.Close, 0);
                    socket.Close();
                    return;
                }
                byte[] reply = [.. frame[..HeaderLength], .. pdu];
                BinaryPrimitives.WriteUInt16BigEndian(reply.AsSpan(4), (ushort)(pdu.Length + 1));
                if (unit.Behaviour == Behaviour.OtherUnit)
                    reply[6] += 100;
                await stream.WriteAsync(reply);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The connection has ended.
        }
    }
}
