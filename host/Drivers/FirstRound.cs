namespace SmartCampus.Host.Drivers;

/// <summary>
/// While a start wakes its devices, those that have been read once wait with their next poll, so that what has no state yet comes first.
/// Commands and listening do not wait. Any thread.
/// </summary>
internal sealed class FirstRound(PollWheel wheel)
{
    /// <summary>Who asks more often than this listens for something, a card or a weight, and does not wait.</summary>
    private const long ShortestInterval = 1_000;

    /// <summary>A start that takes longer than this has no say any more.</summary>
    private const long Longest = 10_000;

    private volatile bool isOver;
    private int moreThreads;

    /// <summary>True when a poll that is due now is left out, for one interval.</summary>
    /// <param name="interval">The driver's interval, in milliseconds.</param>
    public bool LeavesOut(long interval) => !isOver && interval >= ShortestInterval && wheel.Now < Longest;

    /// <summary>
    /// Devices are about to be woken. Until they are, the pool has a thread more for each core: one that sleeps takes its time to come, and with only as
    /// many as cores a core waits for it, a sixth of a start with 5,000 devices (W4). Afterwards they would only wake each other: a quarter more
    /// CPU for each poll (W1).
    /// </summary>
    public void Begin()
    {
        moreThreads = Environment.ProcessorCount;
        AddThreads(moreThreads);
    }

    /// <summary>All devices are awake, or nobody waits for them any more.</summary>
    public void End()
    {
        if (isOver)
            return;
        isOver = true;
        AddThreads(-moreThreads);
    }

    private static void AddThreads(int count)
    {
        ThreadPool.GetMinThreads(out int workers, out int ports);
        ThreadPool.SetMinThreads(workers + count, ports);
    }
}
