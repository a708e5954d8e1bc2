using SmartCampus.Plugins.Osdp.Codec;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>
/// Which status is to be read when. A reader tells changes of inputs by itself, but not all do, and few tell those of outputs. While the door
/// is in use it is asked every second; otherwise each of up to eight readers on a line has its own moment of every 6 s, so that on a slow and
/// full line they do not all ask in one round. Pure.
/// </summary>
/// <param name="hasInputs">False when no input is used.</param>
/// <param name="place">The reader's place on the line: its address.</param>
internal sealed class StatusPlan(bool hasInputs, int place)
{
    private const int Places = 8;

    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(750);
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(350);

    private readonly Dictionary<OsdpCommand, TimeSpan> readAt = [];
    private long lastSlot = -1;

    /// <summary>Everything once, to learn the state at first.</summary>
    public IReadOnlyList<OsdpCommand> All { get; } = hasInputs
        ? [OsdpCommand.LocalStatus, OsdpCommand.ReaderStatus, OsdpCommand.OutputStatus, OsdpCommand.InputStatus]
        : [OsdpCommand.LocalStatus, OsdpCommand.ReaderStatus, OsdpCommand.OutputStatus];

    /// <summary>The status to read now; <see langword="null"/> for none.</summary>
    /// <param name="isMoving">True while the lock is unlocked or the door open.</param>
    /// <param name="now">The time of a clock that all readers on the line share.</param>
    public OsdpCommand? Due(bool isMoving, TimeSpan now)
    {
        if (All.FirstOrDefault(s => !readAt.ContainsKey(s) || (isMoving && !IsSlow(s) && now - readAt[s] >= Moving)) is { } wanted)
            return wanted;
        long slot = now.Ticks / Slot.Ticks;
        if (slot == lastSlot || slot % Places != place % Places || now.Ticks % Slot.Ticks >= Window.Ticks)
            return null;
        lastSlot = slot;
        return All.FirstOrDefault(s => IsSlow(s) && now - readAt[s] >= Seldom) ?? All.Where(s => !IsSlow(s)).MinBy(s => readAt[s]);
    }

    /// <summary>It was asked for, whatever the answer.</summary>
    public void Asked(OsdpCommand status, TimeSpan now) => readAt[status] = now;

    /// <summary>It is wanted at once.</summary>
    public void Demand(OsdpCommand status) => readAt.Remove(status);

    private static bool IsSlow(OsdpCommand status) => ReferenceEquals(status, OsdpCommand.LocalStatus) || ReferenceEquals(status, OsdpCommand.ReaderStatus);
}
