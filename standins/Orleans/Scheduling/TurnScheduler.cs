using Orleans.StandIn.Activation;
using Orleans.StandIn.Invocation;

namespace Orleans.StandIn.Scheduling;

/// <summary>
/// Runs the turns of one target, one at a time, on the thread pool. Continuations of a grain's awaits come back here,
/// because they are tasks of this scheduler. The gate of the target guards the queue and <see cref="_scheduled"/>.
/// </summary>
internal sealed class TurnScheduler(CallTarget target) : TaskScheduler, IThreadPoolWorkItem
{
    // After so many turns others on the pool get their chance.
    private const int TurnsPerSlice = 64;

    private Queue<Task>? _tasks;
    private Call? _ended;
    private bool _scheduled;
    private bool _again;

    public CallTarget Target => target;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Under the gate: whether the caller has to call <see cref="Start"/> after it has left the gate.</summary>
    public bool Claim() => !_scheduled && (_scheduled = true);

    public void Start() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);

    /// <summary>Runs an action as a turn.</summary>
    public void Post(Action<object?> action, object? state) =>
        new Task(action, state, CancellationToken.None, TaskCreationOptions.DenyChildAttach).Start(this);

    /// <summary>In a turn: the response is delivered when the turn has ended.</summary>
    public void DeliverAfterTurn(Call call)
    {
        DeliverEnded();
        _ended = call;
    }

    void IThreadPoolWorkItem.Execute()
    {
        new Task(static state => ((TurnScheduler)state!).Drain(), this).RunSynchronously(this);
        Call? ended = _ended;
        _ended = null;
        bool again = _again;
        if (again)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else
            Release();

        // The grain is free; the caller goes on here instead of on another thread.
        ended?.Deliver();
    }

    protected override void QueueTask(Task task)
    {
        bool start;
        lock (target.Gate)
        {
            (_tasks ??= new()).Enqueue(task);
            start = Claim();
        }

        if (start)
            Start();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && (ReferenceEquals(task.AsyncState, this) || ReferenceEquals(Current, this)) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (target.Gate)
            return _tasks?.ToArray() ?? [];
    }

    private void Drain()
    {
        ExecutionContext? clean = ExecutionContext.Capture();
        for (int turn = 0; turn < TurnsPerSlice; turn++)
        {
            Task? task = null;
            Call? call = null;
            lock (target.Gate)
            {
                if (_tasks is null || !_tasks.TryDequeue(out task))
                    call = target.TakeCall();
            }

            if (task is null && call is null)
            {
                _again = false;
                return;
            }

            DeliverEnded();
            if (task is not null)
                TryExecuteTask(task);
            else
                call!.Run(target);

            // What a method that is not async left in its context is not for the next turn.
            if (clean is not null && !ReferenceEquals(ExecutionContext.Capture(), clean))
                ExecutionContext.Restore(clean);
        }

        _again = true;
    }

    private void Release()
    {
        bool more;
        lock (target.Gate)
        {
            more = _tasks is { Count: > 0 } || target.HasCallToTake;
            _scheduled = more;
        }

        if (more)
            Start();
    }

    private void DeliverEnded()
    {
        Call? ended = _ended;
        _ended = null;
        ended?.Deliver();
    }
}
