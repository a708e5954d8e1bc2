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

    /// <summary>True when a poll that is due now is left out, for one interval.</summary>
    /// <param name="interval">The driver's interval, in milliseconds.</param>
    public bool LeavesOut(long interval) => !isOver && interval >= ShortestInterval && wheel.Now < Longest;

    /// <summary>All devices are awake.</summary>
    public void End() => isOver = true;
}
