namespace SmartCampus.Sdk.Testing;

/// <summary>Any line with a fault that the test turns on and off. What the device sends is damaged; what the driver sends arrives.</summary>
/// <remarks>What one read of the inner line brings is taken for one message: true for lines of this library, nearly always true on a loopback socket.</remarks>
/// <param name="inner">The line to spoil.</param>
/// <param name="time">The clock of <see cref="Delay"/> and of the waits; the same one that the inner line waits by.</param>
public sealed class FaultyLine(ILine inner, TimeProvider time) : ILine
{
    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset Due, byte[] Bytes)> held = [];
    private readonly FaultShaper shaper = new();
    private volatile Fault fault;

    /// <inheritdoc/>
    public string Address => inner.Address;

    /// <summary>What goes wrong from now on; what a fault has held back or damaged before still comes.</summary>
    public Fault Fault
    {
        get => fault;
        set => fault = value;
    }

    /// <summary>How much later everything comes with <see cref="Fault.Delay"/>; 1.5 s by default.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>The frame that comes with <see cref="Fault.Foreign"/>.</summary>
    public IReadOnlyList<byte> ForeignFrame { get; set; } = [];

    /// <summary>How often a fault was done, to prove that a test met it.</summary>
    public int Done { get; private set; }

    internal TimeProvider Time => time;

    /// <inheritdoc/>
    public async ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (Fault == Fault.Refuse)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Count();
            throw new DeviceException(ErrorCode.Unreachable, "refused", $"{Address}: refused, as the test wanted");
        }
        return new FaultyTurn(this, await inner.TakeTurnAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Takes in what the driver writes.</summary>
    internal void Sent(ReadOnlyMemory<byte> bytes)
    {
        if (Fault != Fault.Echo)
            return;
        Count();
        Hold(bytes.ToArray(), TimeSpan.Zero);
    }

    /// <summary>Takes in what the device sent.</summary>
    internal void Received(byte[] bytes)
    {
        Fault now = Fault;
        if (now is not (Fault.None or Fault.Echo))
            Count();
        foreach (byte[] chunk in shaper.Shape(now, bytes, ForeignFrame))
            Hold(chunk, now == Fault.Delay ? Delay : TimeSpan.Zero);
    }

    /// <summary>The next bytes that are due, at most as many as asked for.</summary>
    internal byte[]? Take(int most)
    {
        lock (gate)
        {
            if (!held.TryPeek(out (DateTimeOffset Due, byte[] Bytes) next) || next.Due > time.GetUtcNow())
                return null;
            held.Dequeue();
            if (next.Bytes.Length <= most)
                return next.Bytes;
            (DateTimeOffset, byte[])[] later = [.. held];
            held.Clear();
            held.Enqueue((next.Due, next.Bytes[most..]));
            foreach ((DateTimeOffset, byte[]) one in later)
                held.Enqueue(one);
            return next.Bytes[..most];
        }
    }

    /// <summary>When the next held bytes are due.</summary>
    internal DateTimeOffset? NextDue()
    {
        lock (gate)
            return held.TryPeek(out (DateTimeOffset Due, byte[] Bytes) next) ? next.Due : null;
    }

    /// <summary>Drops what has come, or all: what is still on its way too.</summary>
    internal void Drop(bool all)
    {
        lock (gate)
        {
            (DateTimeOffset Due, byte[])[] later = all ? [] : [.. held.Where(h => h.Due > time.GetUtcNow())];
            held.Clear();
            foreach ((DateTimeOffset, byte[]) one in later)
                held.Enqueue(one);
        }
    }

    internal void Count()
    {
        lock (gate)
            Done++;
    }

    private void Hold(byte[] bytes, TimeSpan by)
    {
        lock (gate)
        {
            if (bytes.Length > 0)
                held.Enqueue((time.GetUtcNow() + by, bytes));
        }
    }
}
