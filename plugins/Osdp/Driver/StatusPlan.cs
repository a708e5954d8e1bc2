using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Osdp.Link;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>
/// Which status is to be read when. A reader tells changes of inputs by itself, but not all do, and few tell those of outputs. While the door
/// is in use it is asked every second; otherwise in the reader's own moment, so that on a slow and full line they do not all ask in one round. Pure.
/// </summary>
/// <param name="hasInputs">False when no input is used.</param>
/// <param name="moment">The reader's own moment.</param>
internal sealed class StatusPlan(bool hasInputs, OwnMoment moment)
{
    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(30);

    private readonly Dictionary<OsdpCommand, TimeSpan> readAt = [];
    private long? lastMoment;

    /// <summary>Everything once, to learn the state at first.</summary>
    public IReadOnlyList<OsdpCommand> All { get; } = hasInputs
        ? [OsdpCommand.LocalStatus, OsdpCommand.ReaderStatus, OsdpCommand.OutputStatus, OsdpCommand.InputStatus]
        : [OsdpCommand.LocalStatus, OsdpCommand.ReaderStatus, OsdpCommand.OutputStatus];

    /// <summary>The status that is wanted at once; <see langword="null"/> for none.</summary>
    public OsdpCommand? Wanted => All.FirstOrDefault(s => !readAt.ContainsKey(s));

    /// <summary>The status to read now; <see langword="null"/> for none.</summary>
    /// <param name="isMoving">True while the lock is unlocked or the door open.</param>
    /// <param name="now">The time of a clock that all readers on the line share.</param>
    public OsdpCommand? Due(bool isMoving, TimeSpan now)
    {
        if (Wanted is { } wanted)
            return wanted;
        if (isMoving && All.FirstOrDefault(s => !IsSlow(s) && now - readAt[s] >= Moving) is { } moved)
            return moved;
        if (moment.At(now) is not { } number || number == lastMoment)
            return null;
        lastMoment = number;
        return All.FirstOrDefault(s => IsSlow(s) && now - readAt[s] >= Seldom) ?? All.Where(s => !IsSlow(s)).MinBy(s => readAt[s]);
    }

    /// <summary>It was asked for, whatever the answer.</summary>
    public void Asked(OsdpCommand status, TimeSpan now) => readAt[status] = now;

    /// <summary>It is wanted at once.</summary>
    public void Demand(OsdpCommand status) => readAt.Remove(status);

    private static bool IsSlow(OsdpCommand status) => ReferenceEquals(status, OsdpCommand.LocalStatus) || ReferenceEquals(status, OsdpCommand.ReaderStatus);
}
