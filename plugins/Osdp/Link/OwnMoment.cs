namespace SmartCampus.Plugins.Osdp.Link;

/// <summary>
/// When a reader may keep the line longer than for its poll: for a status, or to be looked for when it is not there. Each of up to eight readers on a line has its
/// own moment of every 6.4 s; between two moments there is time for a whole round, so that no round at 9600 Bd has to bear two such things. Pure.
/// </summary>
/// <param name="place">The reader's place on the line: its address.</param>
internal sealed class OwnMoment(int place)
{
    private const int Places = 8;

    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(350);

    /// <summary>The moment's number while it lasts; <see langword="null"/> otherwise.</summary>
    /// <param name="now">The time of a clock that all readers on the line share.</param>
    public long? At(TimeSpan now)
    {
        long slot = now.Ticks / Each.Ticks;
        return slot % Places == place % Places && now.Ticks % Each.Ticks < Length.Ticks ? slot : null;
    }

    /// <summary>How long until it begins the next time.</summary>
    /// <param name="now">The time of the same clock.</param>
    public TimeSpan UntilNext(TimeSpan now)
    {
        TimeSpan round = Places * Each;
        long left = ((place % Places * Each.Ticks) - (now.Ticks % round.Ticks) + round.Ticks) % round.Ticks;
        return left == 0 ? round : TimeSpan.FromTicks(left);
    }
}
