namespace Orleans.StandIn.Silo;

/// <summary>Timestamps of the host's <see cref="TimeProvider"/>, and a coarse one that costs nothing to read.</summary>
internal sealed class SiloClock(TimeProvider timeProvider)
{
    private long _coarse = timeProvider.GetTimestamp();

    /// <summary>As of the last round of the watch, at most a second ago.</summary>
    public long CoarseNow => Volatile.Read(ref _coarse);

    public long Tick()
    {
        long now = timeProvider.GetTimestamp();
        Volatile.Write(ref _coarse, now);
        return now;
    }

    public long Ticks(TimeSpan span) => (long)(span.TotalSeconds * timeProvider.TimestampFrequency);

    public long DeadlineAfter(TimeSpan span)
    {
        if (span == Timeout.InfiniteTimeSpan)
            return long.MaxValue;
        long ticks = Ticks(span);
        long now = timeProvider.GetTimestamp();
        return ticks > long.MaxValue - now ? long.MaxValue : now + ticks;
    }
}
