using System.Threading.Tasks.Sources;

namespace SmartCampus.Host.Drivers;

/// <summary>A wait until a time that can be ended early. One waiter at a time; allocates nothing per wait.</summary>
internal sealed class PollSignal(PollWheel wheel) : WheelEntry, IValueTaskSource
{
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Woken = 2;

    private ManualResetValueTaskSourceCore<bool> core = new() { RunContinuationsAsynchronously = true };
    private int state;

    /// <summary>Waits until due or woken; a wake-up that came before the wait ends it at once.</summary>
    public ValueTask WaitAsync(long dueAt)
    {
        core.Reset();
        if (Interlocked.CompareExchange(ref state, Waiting, Idle) == Woken)
        {
            Volatile.Write(ref state, Idle);
            return ValueTask.CompletedTask;
        }
        var wait = new ValueTask(this, core.Version);
        wheel.Add(this, dueAt);
        return wait;
    }

    /// <summary>Ends the wait, or the next one when nobody waits.</summary>
    public void Wake()
    {
        int seen = Interlocked.Exchange(ref state, Woken);
        if (seen != Waiting)
            return;
        wheel.Remove(this);
        Complete();
    }

    internal override void OnDue()
    {
        if (Interlocked.CompareExchange(ref state, Woken, Waiting) == Waiting)
            Complete();
    }

    void IValueTaskSource.GetResult(short token) => core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);

    private void Complete()
    {
        Volatile.Write(ref state, Idle);
        core.SetResult(true);
    }
}
