using SmartCampus.Plugins.Osdp.Codec;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>Which status is to be read when. A reader tells changes of inputs by itself, but not all do, and few tell those of outputs. Pure.</summary>
/// <param name="hasInputs">False when no input is used.</param>
internal sealed class StatusPlan(bool hasInputs)
{
    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(30);

    private readonly Dictionary<OsdpCommand, TimeSpan> readAt = [];

    /// <summary>Everything once, to learn the state at first.</summary>
    public IReadOnlyList<OsdpCommand> All { get; } = hasInputs
        ? [OsdpCommand.LocalStatus, OsdpCommand.ReaderStatus, OsdpCommand.OutputStatus, OsdpCommand.InputStatus]
        : [OsdpCommand.LocalStatus, OsdpCommand.ReaderStatus, OsdpCommand.OutputStatus];

    /// <summary>The status that is most overdue; <see langword="null"/> when none is.</summary>
    /// <param name="isMoving">True while the lock is unlocked or the door open.</param>
    /// <param name="now">Now.</param>
    public OsdpCommand? Due(bool isMoving, TimeSpan now)
    {
        OsdpCommand? due = null;
        TimeSpan longest = TimeSpan.Zero;
        foreach (OsdpCommand status in All)
        {
            TimeSpan overdue = readAt.TryGetValue(status, out TimeSpan at) ? now - at - Every(status, isMoving) : TimeSpan.MaxValue;
            if (overdue >= longest)
                (due, longest) = (status, overdue);
        }
        return due;
    }

    /// <summary>It was asked for, whatever the answer.</summary>
    public void Asked(OsdpCommand status, TimeSpan now) => readAt[status] = now;

    /// <summary>It is wanted at once.</summary>
    public void Demand(OsdpCommand status) => readAt.Remove(status);

    private static TimeSpan Every(OsdpCommand status, bool isMoving) =>
        ReferenceEquals(status, OsdpCommand.LocalStatus) || ReferenceEquals(status, OsdpCommand.ReaderStatus) ? Seldom : isMoving ? Moving : Idle;
}
