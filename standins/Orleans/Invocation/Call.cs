using Orleans.StandIn.Activation;
using Orleans.StandIn.Silo;

namespace Orleans.StandIn.Invocation;

/// <summary>
/// One call on its way: arguments (in the emitted subclass), the caller's response, and links for the target's mailbox.
/// It completes once: by the grain, by time-out, by the caller's token or by rejection.
/// </summary>
internal abstract class Call
{
    private int _completed;
    private CancellationLink? _cancellation;

    public abstract CallShape Shape { get; }

    /// <summary>Links in the mailbox's lists, guarded by the target's gate.</summary>
    public Call? Next { get; set; }

    public Call? Previous { get; set; }

    public Dictionary<string, object>? Context { get; private set; }

    public GrainTarget? Source { get; private set; }

    /// <summary>Timestamp of the silo's clock at which the caller gives up.</summary>
    public long Deadline { get; private set; } = long.MaxValue;

    /// <summary>A tick of the grain's own timer: never forwarded, and runs while the grain waits for its end.</summary>
    public virtual bool IsLocalOnly => false;

    public virtual bool IsAlwaysInterleave => Shape.IsAlwaysInterleave;

    public virtual bool KeepsAlive => true;

    public bool IsCompleted => Volatile.Read(ref _completed) != 0;

    /// <summary>The token that the grain's method gets; used by emitted code.</summary>
    protected CancellationToken GrainToken => _cancellation?.GrainToken ?? CancellationToken.None;

    public void Prepare(GrainSilo silo, CancellationToken cancellationToken)
    {
        Context = RequestContext.Current;
        Source = GrainTarget.Current;
        if (!Shape.IsOneWay)
            Deadline = silo.Clock.DeadlineAfter(Shape.Timeout ?? silo.ResponseTimeout);
        if (cancellationToken.CanBeCanceled)
            _cancellation = new CancellationLink(this, cancellationToken);
    }

    /// <summary>Tells where a cancellation is to be signalled.</summary>
    public void PostedTo(CallTarget target) => _cancellation?.Connect(target);

    /// <summary>Runs as a turn and calls <see cref="CallTarget.OnEnded"/> when the grain's work has ended.</summary>
    public void Run(CallTarget target)
    {
        if (Context is not null)
            RequestContext.Current = Context;
        if (target.HasFilters)
            _ = RunFiltered(target);
        else
            RunPlain(target);
    }

    /// <summary>The grain's own method, for the last step of the filters.</summary>
    public abstract ValueTask<object?> InvokeBoxed(CallTarget target);

    /// <summary>Hands the response to the caller, whose continuation may run inside.</summary>
    public abstract void Deliver();

    /// <summary>Completes with a failure from outside of the turn.</summary>
    public void Fail(Exception exception)
    {
        if (!TryComplete())
            return;
        SetFailure(exception);
        ThreadPool.UnsafeQueueUserWorkItem(static call => call.Deliver(), this, preferLocal: false);
    }

    protected abstract void RunPlain(CallTarget target);

    protected abstract void SucceedBoxed(CallTarget target, object? result);

    protected abstract void SetFailure(Exception exception);

    protected void End(CallTarget target, Exception exception)
    {
        bool first = TryComplete();
        if (first)
            SetFailure(exception);
        target.OnEnded(this, exception, first);
    }

    protected bool TryComplete()
    {
        if (Interlocked.Exchange(ref _completed, 1) != 0)
            return false;
        _cancellation?.Forget();
        return true;
    }

    private async Task RunFiltered(CallTarget target)
    {
        FilterContext context = new(this, target);
        try
        {
            await context.Invoke();
        }
        catch (Exception exception)
        {
            End(target, exception);
            return;
        }

        SucceedBoxed(target, context.Result);
    }
}
