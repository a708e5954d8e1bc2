using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>One device's access to a line. Dispose it when the device is stopped: its turn, if it has it, is taken away; the last one closes the line.</summary>
internal sealed class LineHandle : ILine, IDisposable
{
    private readonly LineHub hub;
    private readonly SharedLine line;
    private readonly LineTurn spare;
    private readonly Urgency urgency;
    private volatile bool disposed;
    private int urgent;
    private long writes;

    public LineHandle(LineHub hub, SharedLine line, string deviceId)
    {
        (this.hub, this.line, DeviceId) = (hub, line, deviceId);
        spare = NewTurn();
        urgency = new Urgency(this);
    }

    public string Address => line.Address;

    /// <summary>The device.</summary>
    public string DeviceId { get; }

    /// <summary>True when the line could not be opened or broke, and has not been opened since. Any thread.</summary>
    public bool IsFailed => line.IsFailed;

    /// <summary>How many writes this device has begun on the line. Any thread.</summary>
    public long Writes => Volatile.Read(ref writes);

    /// <summary>True once disposed.</summary>
    public bool IsDisposed => disposed;

    /// <summary>Until disposed, once, turns asked for come before waiting polls. The driver session does so while a command runs. Any thread.</summary>
    public IDisposable BeUrgent()
    {
        Interlocked.Increment(ref urgent);
        return urgency;
    }

    /// <summary>Says that this device listens all the time, if it has the turn: then nobody else's turn can come. Any thread.</summary>
    public void Keep() => line.Keep(this);

    public ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (disposed)
            return ValueTask.FromException<ILineTurn>(new ObjectDisposedException(nameof(ILine)));
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<ILineTurn>(cancellationToken);
        LineTurn turn = spare.TryRent() ? spare : Rented(NewTurn());
        return line.TakeTurnAsync(turn, Volatile.Read(ref urgent) > 0, cancellationToken);
    }

    /// <summary>Bytes leave now.</summary>
    internal void CountWrite() => Interlocked.Increment(ref writes);

    public void Dispose()
    {
        disposed = true;
        line.Revoke(this);
        hub.Return(this, line);
    }

    private static LineTurn Rented(LineTurn turn)
    {
        turn.TryRent();
        return turn;
    }

    private LineTurn NewTurn() => new(this, line, hub.Wheel);

    // One for all commands of the device: it only counts.
    private sealed class Urgency(LineHandle handle) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref handle.urgent);
    }
}
