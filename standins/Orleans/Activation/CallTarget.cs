using Orleans.StandIn.Invocation;
using Orleans.StandIn.Scheduling;
using Orleans.StandIn.Silo;

namespace Orleans.StandIn.Activation;

/// <summary>What calls can be posted to: a grain's activation or an observer. It has its mailbox and runs one turn at a time.</summary>
internal abstract class CallTarget
{
    private Mailbox _mailbox;

    protected CallTarget(GrainSilo silo, GrainId grainId)
    {
        Silo = silo;
        GrainId = grainId;
        Scheduler = new TurnScheduler(this);
    }

    public GrainSilo Silo { get; }

    public GrainId GrainId { get; }

    public TurnScheduler Scheduler { get; }

    /// <summary>Guards mailbox, state and the scheduler's queue. Held for moments only; never while code of others runs.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The object that is called.</summary>
    public abstract object Instance { get; }

    public IIncomingGrainCallFilter[] Filters => Silo.Filters;

    public bool HasFilters => Silo.Filters.Length > 0 || FiltersItself;

    /// <summary>Under the gate: whether a call waits that may run now.</summary>
    public bool HasCallToTake => CanRunCalls(out bool localOnly) && _mailbox.FindRunnable(IsReentrant, localOnly) is not null;

    protected virtual bool IsReentrant => false;

    protected abstract bool FiltersItself { get; }

    protected ref Mailbox Mailbox => ref _mailbox;

    /// <summary>Adds a call, to run when it may.</summary>
    /// <returns>False when this target has ended and a new one has to be found.</returns>
    public bool TryPost(Call call)
    {
        call.PostedTo(this);
        bool start;
        lock (Gate)
        {
            if (HasEnded)
                return false;
            _mailbox.Enqueue(call);
            start = CanRunCalls(out bool localOnly) && (!localOnly || call.IsLocalOnly) && _mailbox.MayRun(call, IsReentrant) && Scheduler.Claim();
        }

        if (start)
            Scheduler.Start();
        return true;
    }

    /// <summary>Under the gate: the next call to run.</summary>
    public Call? TakeCall() => CanRunCalls(out bool localOnly) ? _mailbox.Take(IsReentrant, localOnly) : null;

    /// <summary>In a turn: the work of a call has ended.</summary>
    public void OnEnded(Call call, Exception? exception, bool deliver)
    {
        lock (Gate)
        {
            _mailbox.Remove(call);
            OnCallRemoved(call);
        }

        if (deliver)
            Scheduler.DeliverAfterTurn(call);
        if (exception is not null)
            OnFailed(call, exception);
    }

    /// <summary>Fails the calls whose callers have waited long enough; their work goes on.</summary>
    public void Expire(long now)
    {
        List<Call>? expired = null;
        lock (Gate)
        {
            if (!_mailbox.IsEmpty)
                _mailbox.CollectExpired(now, expired = []);
        }

        foreach (Call call in expired ?? [])
        {
            TimeSpan timeout = call.Shape.Timeout ?? Silo.ResponseTimeout;
            call.Fail(new TimeoutException($"Response did not arrive on time in {timeout} for message: {call.Shape} to {GrainId}."));
        }
    }

    /// <summary>Fails all calls: the silo has stopped.</summary>
    public void FailAll(Exception exception)
    {
        List<Call> calls = [];
        lock (Gate)
            _mailbox.CollectExpired(long.MaxValue, calls);
        foreach (Call call in calls)
            call.Fail(exception);
    }

    /// <summary>Under the gate: whether no call will ever run here again.</summary>
    protected abstract bool HasEnded { get; }

    /// <summary>Under the gate: whether calls may run, perhaps only the target's own.</summary>
    protected abstract bool CanRunCalls(out bool localOnly);

    /// <summary>Under the gate.</summary>
    protected virtual void OnCallRemoved(Call call)
    {
    }

    protected virtual void OnFailed(Call call, Exception exception)
    {
    }
}
