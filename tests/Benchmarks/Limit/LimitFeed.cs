namespace SmartCampus.Benchmarks.Limit;

/// <summary>Changes of the limit program, gathered and sent to each console as one message.</summary>
internal sealed class LimitFeed
{
    private readonly Lock gate = new();
    private readonly List<LimitConsole> consoles = [];
    private readonly List<LimitDevice> devices = [];
    private byte[] batch = new byte[1 << 16];
    private int length;

    public IReadOnlyList<LimitDevice> Devices => devices;

    public void Add(LimitDevice device)
    {
        lock (gate)
            devices.Add(device);
    }

    public void Push(LimitDevice device)
    {
        lock (gate)
        {
            if (length + LimitText.LongestState > batch.Length)
                Array.Resize(ref batch, 2 * batch.Length);
            batch[length] = (byte)(length == 0 ? '[' : ',');
            length++;
            length += LimitText.WriteState(device, batch.AsSpan(length));
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            if (length == 0)
                return;
            batch[length++] = (byte)']';
            foreach (LimitConsole console in consoles)
                console.Send(batch.AsSpan(0, length));
            length = 0;
        }
    }

    /// <summary>Adds a console and tells it all that is known.</summary>
    public void Add(LimitConsole console)
    {
        lock (gate)
        {
            consoles.Add(console);
            Span<byte> state = stackalloc byte[LimitText.LongestState];
            foreach (LimitDevice device in devices)
            {
                if (device.IsKnown)
                    console.Send(state[..LimitText.WriteState(device, state)]);
            }
        }
    }

    public void Remove(LimitConsole console)
    {
        lock (gate)
            consoles.Remove(console);
    }
}
