using System.Text.Json;
using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Feed;

/// <summary>What some consoles look at: gathers its changes and writes them. Used under the pusher's lock.</summary>
internal abstract class FeedView(ViewSpec spec, int rate)
{
    public ViewSpec Spec { get; } = spec;

    /// <summary>Most pushes a second, 1–20.</summary>
    public int Rate { get; } = rate;

    /// <summary>Number of the last push.</summary>
    public long Sequence { get; set; }

    /// <summary>When the last push was, in the feed's ticks.</summary>
    public long PushedAt { get; set; }

    public HashSet<FeedSubscription> Subscribers { get; } = [];

    public abstract bool HasNews { get; }

    /// <summary>A device changed.</summary>
    public virtual void OnDevice(FeedSlot slot, ulong mask)
    {
    }

    /// <summary>A device was removed.</summary>
    public virtual void OnGone(int handle)
    {
    }

    /// <summary>A command moved on.</summary>
    public virtual void OnCommand(LedgerEntry entry)
    {
    }

    /// <summary>Something happened at a device.</summary>
    public virtual void OnEvent(FeedEvent happened)
    {
    }

    /// <summary>Called once per tick, after the changes.</summary>
    public virtual void OnTick(DateTimeOffset now)
    {
    }

    /// <summary>Writes the members of a push into an open object, and forgets the news.</summary>
    public abstract void WriteNews(Utf8JsonWriter writer, DateTimeOffset now);

    /// <summary>Writes the members of a snapshot into an open object.</summary>
    public abstract void WriteSnapshot(Utf8JsonWriter writer, DateTimeOffset now);
}
