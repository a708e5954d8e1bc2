using Orleans.StandIn.Activation;

namespace Orleans.StandIn.Timers;

/// <summary>A timer whose ticks are turns of the grain. The next tick is due a period after the last has ended.</summary>
internal abstract class GrainTimer : IGrainTimer
{
    // What System.Threading.Timer takes, in milliseconds.
    private const long LongestMilliseconds = 0xfffffffe;

    private readonly CancellationTokenSource _disposed = new();
    private readonly GrainTarget _activation;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _changed;
    private bool _ticking;

    protected GrainTimer(GrainTarget activation, GrainTimerCreationOptions options)
    {
        _activation = activation;
        Interleave = options.Interleave;
        KeepAlive = options.KeepAlive;
        Validate(options.DueTime, options.Period);

        // The timer must not keep the async locals of the turn that made it.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.TimeProvider.CreateTimer(
                static state => ((GrainTimer)state!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public bool Interleave { get; }

    public bool KeepAlive { get; }

    public static IGrainTimer Start<TState>(
        IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        GrainTarget activation = grain.GrainContext as GrainTarget
            ?? throw new InvalidOperationException("Grain was created outside of the Orleans creation process and no runtime was specified.");
        if (GrainTarget.Current != activation)
            throw new InvalidOperationException("A grain timer is registered from within a turn of its grain.");
        GrainTimer<TState> timer = new(activation, callback, state, options);
        activation.AddTimer(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        _changed = true;
        _dueTime = dueTime;
        _period = period;
        if (!_ticking)
            Arm(dueTime);
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
            return;
        _disposed.Cancel();
        _timer.Dispose();
        _activation.RemoveTimer(this);
    }

    public async ValueTask TickAsync()
    {
        if (_disposed.IsCancellationRequested)
            return;
        _changed = false;
        try
        {
            await CallBackAsync(_disposed.Token);
        }
        catch (Exception exception)
        {
            _activation.Silo.LogTimerFailed(_activation, exception);
        }
        finally
        {
            _ticking = false;
            if (!_disposed.IsCancellationRequested)
                Arm(_changed ? _dueTime : _period);
        }
    }

    protected abstract Task CallBackAsync(CancellationToken cancellationToken);

    private static void Validate(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((long)dueTime.TotalMilliseconds, -1, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)dueTime.TotalMilliseconds, LongestMilliseconds, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfLessThan((long)period.TotalMilliseconds, -1, nameof(period));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)period.TotalMilliseconds, LongestMilliseconds, nameof(period));
    }

    private void Arm(TimeSpan dueTime) => _timer.Change(dueTime, Timeout.InfiniteTimeSpan);

    private void OnDue()
    {
        _ticking = true;
        TimerTick tick = new(this);
        tick.Prepare(_activation.Silo, CancellationToken.None);
        _activation.TryPost(tick);
    }
}
