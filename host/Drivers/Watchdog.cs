namespace SmartCampus.Host.Drivers;

/// <summary>Notices a driver that does not come back from its own code.</summary>
internal sealed class Watchdog(PollWheel wheel, TimeSpan limit, Action bark) : WheelEntry
{
    /// <summary>The driver's own code begins.</summary>
    public void Work() => wheel.Add(this, wheel.Now + (long)limit.TotalMilliseconds);

    /// <summary>The driver waits, or has ended.</summary>
    public void Rest() => wheel.Remove(this);

    internal override void OnDue() => ThreadPool.UnsafeQueueUserWorkItem(static b => b(), bark, preferLocal: false);
}
