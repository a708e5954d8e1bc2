using System.Runtime.CompilerServices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>One device's turn on a line; reused from turn to turn. Disposing it while it reads or writes ends that operation first.</summary>
internal sealed class LineTurn : ILineTurn
{
    // Free → Preparing → Held ⇄ Busy (reading, writing) → Done (read, the caller has not looked yet) → Held … → Free.
    // Ending: disposed while busy. Spent: disposed in the middle of something and never used again.
    private const int Free = 0, Preparing = 1, Held = 2, Busy = 3, Done = 4, Ending = 5, Spent = 6;
    private static readonly TimeSpan WriteSlack = TimeSpan.FromSeconds(3);
    private readonly SharedLine line;
    private readonly LineRead read;
    private int state;

    public LineTurn(LineHandle handle, SharedLine line, DeadlineWheel wheel)
    {
        (Handle, this.line, Limit) = (handle, line, new WaitLimit(wheel));
        read = new LineRead(this, line);
    }

    /// <summary>Whose turn it is.</summary>
    public LineHandle Handle { get; }

    /// <summary>Its place while it waits.</summary>
    public TurnWaiter Waiter { get; } = new();

    /// <summary>Its clock.</summary>
    public WaitLimit Limit { get; }

    /// <summary>Bytes have left in this turn.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Its device listens, and will not give it back by itself. Any thread.</summary>
    public bool IsKept { get; set; }

    /// <summary>Claims this object for one caller; false when another caller of the same device has it.</summary>
    public bool TryRent() => Interlocked.CompareExchange(ref state, Preparing, Free) == Free;

    /// <summary>The line is open and ours.</summary>
    public void Begin()
    {
        (HasSent, IsKept) = (false, false);
        Volatile.Write(ref state, Held);
    }

    /// <summary>The turn did not come about.</summary>
    public void Abandon() => Volatile.Write(ref state, Free);

    public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<int>(cancellationToken);
        Enter();
        return read.Start(buffer, timeout, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        bool late = false;
        try
        {
            Handle.CountWrite();
            ValueTask sending = line.Channel.SendAsync(bytes, Limit.Begin());
            HasSent |= !sending.IsFaulted;
            if (!sending.IsCompleted)
                Limit.Start(WriteSlack + line.TimeOf(bytes.Length), cancellationToken);
            try
            {
                await sending;
            }
            finally
            {
                late = Limit.Stop();
            }
        }
        catch (Exception e) when (LineFaults.IsTransport(e))
        {
            throw line.Break(e, HasSent);
        }
        catch (OperationCanceledException e)
        {
            line.OutOfStep = true;
            cancellationToken.ThrowIfCancellationRequested();
            throw late ? line.Break(e, HasSent) : new ObjectDisposedException(nameof(ILineTurn), "The turn was taken away.");
        }
        finally
        {
            Leave();
        }
    }

    public void DiscardInput()
    {
        Enter();
        line.Channel.Discard();
        Leave();
    }

    public void Break()
    {
        if (Volatile.Read(ref state) is Held or Busy or Done)
            line.OutOfStep = true;
    }

    public void Dispose()
    {
        while (true)
        {
            int now = Volatile.Read(ref state);
            if (now == Busy)
            {
                line.OutOfStep = true;
                Limit.Cancel();
                if (Become(Busy, Ending))
                    return; // what is going on releases the line when it ends
            }
            else if (now is not (Held or Done))
            {
                return;
            }
            else if (Become(now, now == Held ? Free : Spent))
            {
                line.Release();
                return;
            }
        }
    }

    /// <summary>Ends it from outside, when its device is being stopped.</summary>
    public void Revoke()
    {
        Break();
        if (Volatile.Read(ref state) == Preparing)
            Limit.Cancel();
        Dispose();
    }

    /// <summary>What was going on has ended, and its caller knows.</summary>
    public void Leave()
    {
        if (!Become(Busy, Held))
            EndSpent();
    }

    /// <summary>The read has ended; its caller has yet to take the result, and until then may start nothing else.</summary>
    public void Complete()
    {
        if (!Become(Busy, Done))
            EndSpent();
    }

    /// <summary>The caller has taken the result of the read.</summary>
    public void Taken() => Become(Done, Held);

    private bool Become(int from, int to) => Interlocked.CompareExchange(ref state, to, from) == from;

    private void Enter()
    {
        int before = Interlocked.CompareExchange(ref state, Busy, Held);
        if (before is Busy or Done)
            throw new InvalidOperationException("A turn is for one caller at a time.");
        ObjectDisposedException.ThrowIf(before != Held, typeof(ILineTurn));
    }

    private void EndSpent()
    {
        Volatile.Write(ref state, Spent);
        line.Release();
    }
}
