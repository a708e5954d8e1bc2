namespace SmartCampus.Sdk.Testing;

/// <summary>A timer of <see cref="SimulatedTime"/>.</summary>
internal sealed class SimulatedTimer(SimulatedTime time, Action fire, bool isDrivers, bool isFlow) : ITimer
{
    public DateTimeOffset Due { get; set; }

    public TimeSpan Period { get; set; }

    /// <summary>True when the driver made it, not the device.</summary>
    public bool IsDrivers => isDrivers;

    /// <summary>True when somebody awaits it.</summary>
    public bool IsFlow => isFlow;

    public void Fire()
    {
        if (isDrivers)
        {
            fire();
            return;
        }
        lock (time.PeerGate)
            fire();
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        time.Schedule(this, dueTime, period);
        return true;
    }

    public void Dispose() => time.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
