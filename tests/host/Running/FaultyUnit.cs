using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace SmartCampus.Host.Tests.Running;

/// <summary>A Modbus unit with 64 coils, contacts and registers that does what a test says, and keeps count of what it hears. MODBUS Application Protocol V1.1b3.</summary>
internal sealed class FaultyUnit
{
    private const int Size = 64;
    private const int Flash = 0x0200;

    private readonly ConcurrentQueue<(int Function, int Address, int Value)> writes = new();
    private readonly ConcurrentDictionary<int, Timer> timers = new();
    private readonly object gate = new();
    private bool holds;
    private volatile Behaviour behaviour;
    private int requests;
    private int held;

    public Behaviour Behaviour { get => behaviour; set => behaviour = value; }

    public bool[] Coils { get; } = new bool[Size];

    public ushort[] Holding { get; } = new ushort[Size];

    /// <summary>Every write that was seen on the wire, carried out or not.</summary>
    public IReadOnlyList<(int Function, int Address, int Value)> Writes => [.. writes];

    /// <summary>How many requests were seen on the wire.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>True while a request waits for <see cref="Release"/>.</summary>
    public bool IsHeld => Volatile.Read(ref held) > 0;

    /// <summary>From now on requests are kept unanswered, and not carried out.</summary>
    public void Hold()
    {
        lock (gate)
            holds = true;
    }

    /// <summary>Requests go on.</summary>
    public void Release()
    {
        lock (gate)
        {
            holds = false;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The board loses power for a moment: its relays fall off and its timers are forgotten.</summary>
    public void Restart()
    {
        foreach (int coil in timers.Keys)
            Stop(coil);
        Array.Clear(Coils);
    }

    /// <summary>Hears a request; returns the answer's PDU, or null for none.</summary>
    public byte[]? Answer(ReadOnlySpan<byte> pdu)
    {
        Interlocked.Increment(ref requests);
        byte function = pdu[0];
        int address = BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]);
        int value = BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]);
        bool writes = function is 5 or 6;
        if (writes)
            this.writes.Enqueue((function, address, value));
        WaitForRelease();
        Behaviour now = behaviour;
        if (now is Behaviour.Mute || (writes && now == Behaviour.SwallowsWrites))
            return null;
        if (now is Behaviour.IllegalAddress or Behaviour.Busy)
            return [(byte)(function | 0x80), (byte)(now == Behaviour.Busy ? 6 : 2)];
        if (function == 5 && address - Flash is >= 0 and < Size)
        {
            Pulse(address - Flash, TimeSpan.FromSeconds(value / 10.0));
            return pdu.ToArray();
        }
        if (address + (writes ? 1 : value) > Size)
            return [(byte)(function | 0x80), 2];
        if (!writes)
            return function is 1 or 2 ? Bits(function, address, value) : Words(function, address, value);
        if (now != Behaviour.SaysYesDoesNothing)
            Write(function, address, value);
        return now == Behaviour.LosesWriteAnswers ? null : pdu.ToArray();
    }

    private void WaitForRelease()
    {
        lock (gate)
        {
            Volatile.Write(ref held, held + 1);
            while (holds)
                Monitor.Wait(gate);
            Volatile.Write(ref held, held - 1);
        }
    }

    private void Write(byte function, int address, int value)
    {
        if (function == 5)
        {
            Stop(address);
            Coils[address] = value == 0xFF00;
        }
        else
            Holding[address] = (ushort)value;
    }

    /// <summary>The flash command of relay boards: on now, and off by the board's own timer.</summary>
    private void Pulse(int coil, TimeSpan time)
    {
        Stop(coil);
        Coils[coil] = true;
        timers[coil] = new Timer(_ => Coils[coil] = false, null, time, Timeout.InfiniteTimeSpan);
    }

    private void Stop(int coil)
    {
        if (timers.TryRemove(coil, out Timer? timer))
            timer.Dispose();
    }

    private byte[] Bits(byte function, int address, int count)
    {
        byte[] reply = new byte[2 + (count + 7) / 8];
        (reply[0], reply[1]) = (function, (byte)(reply.Length - 2));
        for (int i = 0; i < count; i++)
            reply[2 + i / 8] |= (byte)(Coils[address + i] ? 1 << i % 8 : 0);
        return reply;
    }

    private byte[] Words(byte function, int address, int count)
    {
        byte[] reply = new byte[2 + 2 * count];
        (reply[0], reply[1]) = (function, (byte)(2 * count));
        for (int i = 0; i < count; i++)
            BinaryPrimitives.WriteUInt16BigEndian(reply.AsSpan(2 + 2 * i), Holding[address + i]);
        return reply;
    }
}
