using System.Threading.Tasks.Sources;

namespace SmartCampus.Host.Lines;

/// <summary>One place in a <see cref="TurnQueue"/>, reused from wait to wait.</summary>
internal sealed class TurnWaiter : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> core = new() { RunContinuationsAsynchronously = true };

    private TurnQueue? queue;

    public TurnWaiter() => Node = new LinkedListNode<TurnWaiter>(this);

    public LinkedListNode<TurnWaiter> Node { get; }

    public ValueTask Start(TurnQueue inQueue)
    {
        queue = inQueue;
        core.Reset();
        return new ValueTask(this, core.Version);
    }

    public void Grant() => core.SetResult(true);

    /// <summary>Leaves the queue, unless the turn has come already.</summary>
    public void Leave(CancellationToken token)
    {
        if (queue!.TryRemove(this))
            core.SetException(new OperationCanceledException(token));
    }

    /// <summary>The turn will not come. It is out of the queue already.</summary>
    public void Refuse(Exception reason) => core.SetException(reason);

    void IValueTaskSource.GetResult(short token) => core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);
}
