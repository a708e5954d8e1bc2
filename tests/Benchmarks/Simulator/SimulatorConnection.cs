using System.Buffers.Binary;
using System.Net.Sockets;

namespace SmartCampus.Benchmarks.Simulator;

/// <summary>One connection to a simulated line. Raw socket events: the simulator shares the machine with what it measures.</summary>
internal sealed class SimulatorConnection : IDisposable
{
    private const int LongestRequest = 260;
    private const double CharacterBits = 11;
    private const double SilentCharacters = 7;

    // On a serial line a CRC of two bytes stands for the six bytes of MBAP header: V1.02, section 2.5.1.
    private const int HeaderMore = 4;

    private readonly byte[] received = new byte[2 * LongestRequest];
    private readonly byte[] replies = new byte[2048];
    private readonly SocketAsyncEventArgs receive = new();
    private readonly Socket socket;
    private readonly SimulatorOptions options;
    private readonly DeviceBank bank;
    private readonly int line;
    private int have;

    public SimulatorConnection(Socket socket, SimulatorOptions options, DeviceBank bank, int line)
    {
        this.socket = socket;
        this.options = options;
        this.bank = bank;
        this.line = line;
        socket.NoDelay = true;
        receive.Completed += (_, _) =>
        {
            if (Take())
                Receive();
        };
    }

    /// <summary>Receives until data is awaited.</summary>
    public void Receive()
    {
        try
        {
            do
                receive.SetBuffer(received, have, received.Length - have);
            while (!socket.ReceiveAsync(receive) && Take());
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile: the end of every connection.
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        receive.Dispose();
    }

    /// <summary>Answers what has come; false when the connection is closed or the reply is held back.</summary>
    private bool Take()
    {
        if (receive.SocketError != SocketError.Success || receive.BytesTransferred == 0)
            return Close();
        have += receive.BytesTransferred;
        int taken = 0;
        int length = 0;
        while (have - taken > ModbusReplies.HeaderLength && RequestAt(taken) is var request && have - taken >= request)
        {
            if (request is < 12 or > LongestRequest)
                return Close();
            length += Answer(received.AsSpan(taken, request), replies.AsSpan(length));
            taken += request;
        }
        Buffer.BlockCopy(received, taken, received, 0, have - taken);
        have -= taken;
        return length == 0 || Send(taken, length);
    }

    private int RequestAt(int start) => 6 + BinaryPrimitives.ReadUInt16BigEndian(received.AsSpan(start + 4));

    private int Answer(ReadOnlySpan<byte> request, Span<byte> reply) =>
        ModbusReplies.Reply(bank, options.DeviceAt(line, request[6]), request, reply);

    private bool Send(int requested, int length)
    {
        if (options.Baud == 0)
            return SendNow(replies.AsSpan(0, length));
        _ = SendLaterAsync(TimeSpan.FromSeconds((requested + length - (2 * HeaderMore) + SilentCharacters) * CharacterBits / options.Baud), replies[..length]);
        return false;
    }

    private async Task SendLaterAsync(TimeSpan wait, byte[] bytes)
    {
        await Task.Delay(wait, TimeProvider.System);
        if (SendNow(bytes))
            Receive();
    }

    private bool SendNow(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
                bytes = bytes[socket.Send(bytes)..];
            return true;
        }
        catch (SocketException)
        {
            return Close();
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private bool Close()
    {
        Dispose();
        return false;
    }
}
