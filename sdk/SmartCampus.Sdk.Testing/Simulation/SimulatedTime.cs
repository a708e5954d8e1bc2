namespace SmartCampus.Sdk.Testing;

/// <summary>
/// The clock of a simulated run. It moves only as far as the suite allows, and only when nothing can go on without it: a driver that
/// does one thing at a time moves it itself by waiting; with several things at once the suite moves it when all have come to rest.
/// </summary>
internal sealed class SimulatedTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<SimulatedTimer> timers = [];
    private readonly List<TaskCompletionSource> parked = [];
    private readonly List<DateTimeOffset> dues = [];
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private DateTimeOffset horizon = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long activity;

    public SimulatedTime() => Driver = new DriverTime(this);

    /// <summary>The clock as the driver gets it.</summary>
    public TimeProvider Driver { get; }

    /// <summary>Held while the device's end of the line works, so that it does one thing at a time.</summary>
    public Lock PeerGate { get; } = new();

    /// <summary>Moves on with everything that happens.</summary>
    public long Activity => Interlocked.Read(ref activity);

    /// <summary>True once the driver was seen doing two things at once.</summary>
    public bool IsConcurrent { get; set; }

    /// <summary>How many flows wait for the clock or the line now.</summary>
    public int Parked
    {
        get
        {
            lock (gate)
                return parked.Count;
        }
    }

    /// <summary>How many flows wait, counting those of the driver that only pause (Task.Delay).</summary>
    public int Resting
    {
        get
        {
            lock (gate)
                return parked.Count + timers.Count(t => t is { IsDrivers: true, IsFlow: true });
        }
    }

    /// <summary>True while the driver waits for its device to speak by itself.</summary>
    public bool IsListening { get; set; }

    /// <summary>How many timers the driver has made and not ended.</summary>
    public int DriverTimers
    {
        get
        {
            lock (gate)
                return timers.Count(t => t.IsDrivers);
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Create(callback, state, dueTime, period, isDrivers: false);

    /// <summary>Allows the clock to move until then.</summary>
    public void Allow(DateTimeOffset until)
    {
        lock (gate)
            horizon = until > horizon ? until : horizon;
        Pulse();
    }

    /// <summary>Something has happened: whoever waits looks again.</summary>
    public void Pulse()
    {
        Interlocked.Increment(ref activity);
        TaskCompletionSource[] waiting;
        lock (gate)
        {
            waiting = [.. parked];
            parked.Clear();
            dues.Clear();
        }
        foreach (TaskCompletionSource one in waiting)
            one.TrySetResult();
    }

    /// <summary>Waits until something is ready or the time has come.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask WaitAsync(DateTimeOffset due, Func<bool> ready, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref activity);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ready() || GetUtcNow() >= due)
                return;
            if (TryMoveAlone(due))
                continue;
            TaskCompletionSource wake = Park(due);
            await using (cancellationToken.UnsafeRegister(static w => ((TaskCompletionSource)w!).TrySetResult(), wake).ConfigureAwait(false))
            {
                if (!ready())
                    await wake.Task.ConfigureAwait(false);
            }
            lock (gate)
            {
                int at = parked.IndexOf(wake);
                if (at >= 0)
                {
                    parked.RemoveAt(at);
                    dues.RemoveAt(at);
                }
            }
        }
    }

    /// <summary>Moves to the next thing that is due, at most to the horizon. For the suite, when all is at rest.</summary>
    /// <returns>False when nothing is due before the horizon; then it is there now.</returns>
    public bool MoveToNext()
    {
        DateTimeOffset next;
        lock (gate)
            next = dues.Concat(timers.Select(t => t.Due)).Append(DateTimeOffset.MaxValue).Min();
        bool found = next <= horizon;
        MoveTo(found ? next : horizon);
        return found;
    }

    internal ITimer Create(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period, bool isDrivers)
    {
        var timer = new SimulatedTimer(this, () => callback(state), isDrivers, IsFlow(state));
        timer.Change(dueTime, period);
        // A pause of a driver that does nothing else passes at once, as one of Task.Delay's promises shows by its name. Missing that costs time only.
        if (isDrivers && dueTime >= TimeSpan.Zero && state?.GetType().Name.StartsWith("DelayPromise", StringComparison.Ordinal) == true)
            TryMoveAlone(timer.Due);
        return timer;
    }

    internal void Schedule(SimulatedTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref activity);
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime < TimeSpan.Zero)
                return;
            IsConcurrent |= timer is { IsDrivers: true, IsFlow: true } && (parked.Count > 0 || timers.Any(t => t is { IsDrivers: true, IsFlow: true }));
            timer.Due = now + dueTime;
            timer.Period = period;
            timers.Add(timer);
        }
    }

    internal void Remove(SimulatedTimer timer)
    {
        Interlocked.Increment(ref activity);
        lock (gate)
            timers.Remove(timer);
    }

    // A deadline (a token source) is no flow of its own; a task that waits is.
    private static bool IsFlow(object? state) => state is Task;

    private bool TryMoveAlone(DateTimeOffset due)
    {
        DateTimeOffset to;
        lock (gate)
        {
            if (IsConcurrent || parked.Count > 0 || timers.Any(t => t is { IsDrivers: true, IsFlow: true } && t.Due != due))
                return false;
            to = timers.Select(t => t.Due).Append(due).Min();
            if (to > horizon)
                return false;
        }
        MoveTo(to);
        return true;
    }

    private TaskCompletionSource Park(DateTimeOffset due)
    {
        var wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            parked.Add(wake);
            dues.Add(due);
            IsConcurrent |= parked.Count > 1 || timers.Any(t => t is { IsDrivers: true, IsFlow: true });
        }
        return wake;
    }

    private void MoveTo(DateTimeOffset to)
    {
        while (TakeDue(to) is { } timer)
            timer.Fire();
        lock (gate)
            now = to > now ? to : now;
        Pulse();
    }

    private SimulatedTimer? TakeDue(DateTimeOffset until)
    {
        lock (gate)
        {
            SimulatedTimer? next = timers.Where(t => t.Due <= until).MinBy(t => t.Due);
            if (next is null)
                return null;
            now = next.Due > now ? next.Due : now;
            if (next.Period > TimeSpan.Zero)
                next.Due += next.Period;
            else
                timers.Remove(next);
            return next;
        }
    }

    private sealed class DriverTime(SimulatedTime time) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.Create(callback, state, dueTime, period, isDrivers: true);
    }
}
