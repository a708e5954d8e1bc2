using SmartCampus.Plugins.Milesight.Codec;

namespace SmartCampus.Plugins.Milesight.Driver;

/// <summary>
/// Tells new frames from repeated and late ones by the frame counter. A device that joins again counts from 0: known by another session, by what it
/// says after power-on, or by a later time. Not thread-safe.
/// </summary>
internal sealed class FrameOrder
{
    /// <summary>A device repeats a confirmed frame that nobody acknowledged with the same counter, for some minutes at most.</summary>
    private static readonly TimeSpan LongestRepetition = TimeSpan.FromMinutes(5);

    private long? counter;
    private string? session;
    private DateTimeOffset time;

    /// <summary>True when the frame is newer than all before; it is then the newest.</summary>
    /// <param name="uplink">The frame.</param>
    /// <param name="at">When the network received it, or when it came here.</param>
    /// <param name="isPowerOn">True when the device says that it has just begun.</param>
    public bool Accept(Uplink uplink, DateTimeOffset at, bool isPowerOn)
    {
        if (!IsNew(uplink, at, isPowerOn))
            return false;
        (counter, session) = (uplink.Counter ?? counter, uplink.Session);
        time = at > time ? at : time;
        return true;
    }

    private bool IsNew(Uplink uplink, DateTimeOffset at, bool isPowerOn)
    {
        if (uplink.Counter is not { } given || counter is not { } known)
            return at > time;
        if (uplink.Session is not null && session is not null && uplink.Session != session)
            return at > time;
        if (given > known)
            return true;
        if (given == known)
            return at - time > LongestRepetition;
        // Lower: a frame that was long under way is older than the newest; a device that began anew is younger.
        return at > time && (uplink.Time is not null || isPowerOn || at - time > LongestRepetition);
    }
}
