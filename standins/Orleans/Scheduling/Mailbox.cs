using Orleans.StandIn.Invocation;

namespace Orleans.StandIn.Scheduling;

/// <summary>Waiting and running calls of one target, and which may run beside which. Not thread-safe: the target's gate guards it.</summary>
internal struct Mailbox
{
    private Call? _waitingHead;
    private Call? _waitingTail;
    private Call? _runningHead;
    private Call? _runningTail;

    // The first running call that others have to wait for.
    private Call? _blocking;

    public readonly bool IsRunning => _runningHead is not null;

    public readonly bool IsEmpty => _runningHead is null && _waitingHead is null;

    public readonly Call? FirstWaiting => _waitingHead;

    public void Enqueue(Call call) => Append(ref _waitingHead, ref _waitingTail, call);

    /// <summary>Orleans' rule. A call that follows a finished read-only call runs beside read-only calls that still run: so it is there.</summary>
    public readonly bool MayRun(Call call, bool reentrant) =>
        reentrant || _runningHead is null || _blocking is null || call.IsAlwaysInterleave
            || (_blocking.Shape.IsReadOnly && call.Shape.IsReadOnly);

    /// <summary>The first waiting call that may run; it counts as running. Calls whose callers gave up are dropped.</summary>
    public Call? Take(bool reentrant, bool localOnly)
    {
        Call? call = FindRunnable(reentrant, localOnly);
        if (call is null)
            return null;
        Unlink(ref _waitingHead, ref _waitingTail, call);
        Append(ref _runningHead, ref _runningTail, call);
        if (_blocking is null && !call.IsAlwaysInterleave)
            _blocking = call;
        return call;
    }

    public Call? FindRunnable(bool reentrant, bool localOnly)
    {
        Call? call = _waitingHead;
        while (call is not null)
        {
            Call? next = call.Next;
            if (call.IsCompleted)
                Unlink(ref _waitingHead, ref _waitingTail, call);
            else if ((!localOnly || call.IsLocalOnly) && MayRun(call, reentrant))
                return call;
            call = next;
        }

        return null;
    }

    public void Remove(Call running)
    {
        Unlink(ref _runningHead, ref _runningTail, running);
        if (ReferenceEquals(running, _blocking))
            _blocking = null;
    }

    /// <summary>Empties the waiting list.</summary>
    public List<Call> TakeAllWaiting()
    {
        List<Call> calls = [];
        while (_waitingHead is { } call)
        {
            Unlink(ref _waitingHead, ref _waitingTail, call);
            calls.Add(call);
        }

        return calls;
    }

    /// <summary>Adds the calls whose callers have waited past <paramref name="now"/>.</summary>
    public readonly void CollectExpired(long now, List<Call> expired)
    {
        for (Call? call = _runningHead; call is not null; call = call.Next)
        {
            if (call.Deadline <= now && !call.IsCompleted)
                expired.Add(call);
        }

        for (Call? call = _waitingHead; call is not null; call = call.Next)
        {
            if (call.Deadline <= now && !call.IsCompleted)
                expired.Add(call);
        }
    }

    private static void Append(ref Call? head, ref Call? tail, Call call)
    {
        call.Next = null;
        call.Previous = tail;
        if (tail is null)
            head = call;
        else
            tail.Next = call;
        tail = call;
    }

    private static void Unlink(ref Call? head, ref Call? tail, Call call)
    {
        if (call.Previous is null)
            head = call.Next;
        else
            call.Previous.Next = call.Next;
        if (call.Next is null)
            tail = call.Previous;
        else
            call.Next.Previous = call.Previous;
        call.Next = null;
        call.Previous = null;
    }
}
