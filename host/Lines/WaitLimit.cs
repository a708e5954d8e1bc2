using System.Diagnostics.CodeAnalysis;

namespace SmartCampus.Host.Lines;

/// <summary>Ends one wait at a time by deadline or by the caller's token, and says afterwards which it was. Reused without allocation until it has ended one.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A source without timer holds nothing; disposing it would race with the wheel that cancels it.")]
internal sealed class WaitLimit
{
    /// <summary><see cref="Due"/> of a limit that nobody waits for.</summary>
    public const long Disarmed = long.MaxValue;

    private const long Expired = -1;
    private readonly DeadlineWheel wheel;
    private CancellationTokenSource source = new();
    private CancellationTokenRegistration registration;
    private long due = Disarmed;

    public WaitLimit(DeadlineWheel wheel)
    {
        this.wheel = wheel;
        Node = new LinkedListNode<WaitLimit>(this);
    }

    /// <summary>The wheel's time at which it expires, in milliseconds. Written by the wheel alone.</summary>
    public long Due { get => Volatile.Read(ref due); set => Volatile.Write(ref due, value); }

    /// <summary>The wheel's slot in which it lies. The wheel's own.</summary>
    public long Slot { get; set; }

    /// <summary>Its place in that slot. The wheel's own.</summary>
    public LinkedListNode<WaitLimit> Node { get; }

    /// <summary>The token for the operation to come; it cannot have been cancelled by an earlier wait.</summary>
    public CancellationToken Begin()
    {
        if (source.IsCancellationRequested)
            source = new CancellationTokenSource();
        return source.Token;
    }

    /// <summary>Starts the clock of an operation that did not end at once.</summary>
    public void Start(TimeSpan timeout, CancellationToken cancellationToken)
    {
        wheel.Arm(this, timeout);
        registration = cancellationToken.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), source);
    }

    /// <summary>Stops the clock.</summary>
    /// <returns>True when the deadline has passed.</returns>
    public bool Stop()
    {
        registration.Dispose();
        registration = default;
        if (Interlocked.Exchange(ref due, Disarmed) != Expired)
            return false;
        source = new CancellationTokenSource(); // the old one is being cancelled about now
        return true;
    }

    /// <summary>Ends the wait in progress, for neither reason.</summary>
    public void Cancel() => source.Cancel();

    /// <summary>Called by the wheel: expires unless disarmed meanwhile. The cancelled operation goes on on the pool, not in the wheel's timer.</summary>
    public void TryExpire(long seen)
    {
        CancellationTokenSource expiring = source; // before the exchange: after it the waiter may put a new one here
        if (Interlocked.CompareExchange(ref due, Expired, seen) == seen)
            ThreadPool.UnsafeQueueUserWorkItem(static s => s.Cancel(), expiring, preferLocal: false);
    }
}
