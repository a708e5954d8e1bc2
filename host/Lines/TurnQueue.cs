using System.Runtime.CompilerServices;

namespace SmartCampus.Host.Lines;

/// <summary>Who talks next: one at a time, urgent ones first, otherwise first come, first served. No allocation.</summary>
internal sealed class TurnQueue
{
    /// <summary>So many urgent turns in a row; then one waiting poll gets its turn, so that a flood of commands starves nobody.</summary>
    public const int UrgentInARow = 8;

    private readonly Lock gate = new();
    private readonly LinkedList<TurnWaiter> urgent = new();
    private readonly LinkedList<TurnWaiter> polls = new();
    private bool taken;
    private int urgentRun;

    /// <summary>Takes the turn when nobody has it.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            if (taken)
                return false;
            taken = true;
            return true;
        }
    }

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the others keep their places.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask TakeAsync(TurnWaiter waiter, bool isUrgent, CancellationToken cancellationToken)
    {
        ValueTask wait;
        lock (gate)
        {
            if (!taken)
            {
                taken = true;
                return;
            }
            wait = waiter.Start(this);
            (isUrgent ? urgent : polls).AddLast(waiter.Node);
        }
        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (waiter, token) => ((TurnWaiter)waiter!).Leave(token), waiter);
        await wait;
    }

    /// <summary>Hands the turn on.</summary>
    public void Release()
    {
        TurnWaiter? next;
        lock (gate)
        {
            next = Next();
            taken = next is not null;
        }
        next?.Grant();
    }

    /// <summary>Sends away whoever waits.</summary>
    public void Refuse(Func<Exception> reason)
    {
        TurnWaiter[] waiting;
        lock (gate)
        {
            waiting = [.. urgent, .. polls];
            urgent.Clear();
            polls.Clear();
        }
        foreach (TurnWaiter waiter in waiting)
            waiter.Refuse(reason());
    }

    /// <summary>Takes a waiter out.</summary>
    /// <returns>False when it has the turn already.</returns>
    public bool TryRemove(TurnWaiter waiter)
    {
        lock (gate)
        {
            if (waiter.Node.List is not { } queue)
                return false;
            queue.Remove(waiter.Node);
            return true;
        }
    }

    private TurnWaiter? Next()
    {
        bool pollsDue = polls.Count > 0 && (urgent.Count == 0 || urgentRun >= UrgentInARow);
        LinkedList<TurnWaiter> from = pollsDue ? polls : urgent;
        urgentRun = pollsDue || polls.Count == 0 ? 0 : urgentRun + 1;
        if (from.First is not { } first)
            return null;
        from.Remove(first);
        return first.Value;
    }
}
