using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SmartCampus.Benchmarks.Limit;

/// <summary>One connection of the limit program; one request on it at a time.</summary>
internal sealed class LimitLine : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<LimitRequest> waiting = new();
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs receive = new();
    private readonly byte[] request = new byte[12];
    private readonly byte[] received = new byte[300];
    private LimitRequest? current;
    private ushort transaction;
    private int have;

    public static LimitLine Connect(int port)
    {
        var line = new LimitLine();
        line.socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        line.receive.Completed += (_, _) =>
        {
            if (line.Take())
                line.Receive();
        };
        line.Receive();
        return line;
    }

    public void Send(LimitRequest next)
    {
        lock (gate)
        {
            if (current is not null)
            {
                waiting.Enqueue(next);
                return;
            }
            current = next;
        }
        Write(next);
    }

    public void Dispose()
    {
        socket.Dispose();
        receive.Dispose();
    }

    private void Write(LimitRequest next)
    {
        BinaryPrimitives.WriteUInt16BigEndian(request, ++transaction);
        request[5] = 6;
        request[6] = next.Device.Unit;
        request[7] = next.Function;
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(10), next.Value);
        socket.Send(request);
    }

    private void Receive()
    {
        do
            receive.SetBuffer(received, have, received.Length - have);
        while (!socket.ReceiveAsync(receive) && Take());
    }

    private bool Take()
    {
        if (receive.SocketError != SocketError.Success || receive.BytesTransferred == 0)
            return false;
        have += receive.BytesTransferred;
        int length = have < 6 ? int.MaxValue : 6 + BinaryPrimitives.ReadUInt16BigEndian(received.AsSpan(4));
        if (have < length)
            return true;
        LimitRequest done = current!;
        LimitRequest? next;
        lock (gate)
            current = next = waiting.TryDequeue(out LimitRequest? first) ? first : null;
        if (next is not null)
            Write(next);
        Finish(done);
        Buffer.BlockCopy(received, length, received, 0, have - length);
        have -= length;
        return true;
    }

    private void Finish(LimitRequest done)
    {
        if (done.Function == 3)
            done.Device.Take(received.AsSpan(9));
        else if (done.Function == 5)
            Send(done with { Function = 1, Value = 1 });
        else
            done.From?.Answer(done.Command, done.Device.Number, (received[9] & 1) != 0);
    }
}
