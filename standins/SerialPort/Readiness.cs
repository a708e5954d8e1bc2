using System.Threading.Tasks.Sources;

namespace System.IO.Ports;

/// <summary>A wait of one caller for one direction of a port, reused from wait to wait without allocation.</summary>
internal sealed class Readiness(uint events) : IValueTaskSource
{
    private readonly Lock gate = new();
    private ManualResetValueTaskSourceCore<bool> core = new() { RunContinuationsAsynchronously = true };
    private bool waiting;
    private CancellationToken token;

    /// <summary>The events that end this wait; nothing when nobody waits.</summary>
    public uint Wanted => Volatile.Read(ref waiting) ? events : 0;

    /// <summary>Starts a wait. The caller then arms the loop, and gives the registration back after the wait.</summary>
    public ValueTask Start(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (waiting)
                throw new InvalidOperationException("Another operation in the same direction is in progress.");
            core.Reset();
            waiting = true;
            token = cancellationToken;
            return new ValueTask(this, core.Version);
        }
    }

    /// <summary>Ends the wait: ready.</summary>
    public void Signal() => End(null);

    /// <summary>Ends the wait: cancelled.</summary>
    public void Cancel() => End(new OperationCanceledException(token));

    /// <summary>Ends the wait with an error.</summary>
    public void Fail(Exception error) => End(error);

    void IValueTaskSource.GetResult(short version) => core.GetResult(version);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short version) => core.GetStatus(version);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short version, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, version, flags);

    private void End(Exception? error)
    {
        lock (gate)
        {
            if (!waiting)
                return;
            waiting = false;
        }
        if (error is null)
            core.SetResult(true);
        else
            core.SetException(error);
    }
}
