using System.Buffers.Binary;

namespace SmartCampus.Benchmarks.Limit;

/// <summary>A device of the limit program: eight registers, pushed when one of them changes.</summary>
internal sealed class LimitDevice
{
    private readonly LimitLine line;
    private readonly LimitFeed feed;
    private readonly LimitRequest poll;
    private bool pending;

    public LimitDevice(int number, byte unit, LimitLine line, LimitFeed feed)
    {
        Number = number;
        Unit = unit;
        this.line = line;
        this.feed = feed;
        poll = new LimitRequest(this, 3, (ushort)Registers.Length, 0, null);
    }

    public int Number { get; }

    public byte Unit { get; }

    public ushort[] Registers { get; } = new ushort[8];

    public bool IsKnown { get; private set; }

    /// <summary>Asks the device, unless the last answer is still out.</summary>
    public void Poll()
    {
        if (Volatile.Read(ref pending))
            return;
        Volatile.Write(ref pending, true);
        line.Send(poll);
    }

    public void Command(long command, bool on, LimitConsole from) => line.Send(new LimitRequest(this, 5, (ushort)(on ? 0xFF00 : 0), command, from));

    /// <summary>Takes the answer to a poll.</summary>
    public void Take(ReadOnlySpan<byte> words)
    {
        Volatile.Write(ref pending, false);
        bool changed = !IsKnown;
        IsKnown = true;
        for (int i = 0; i < Registers.Length; i++)
        {
            ushort value = BinaryPrimitives.ReadUInt16BigEndian(words[(2 * i)..]);
            changed |= value != Registers[i];
            Registers[i] = value;
        }
        if (changed)
            feed.Push(this);
    }
}
