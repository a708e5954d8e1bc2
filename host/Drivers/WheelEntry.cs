namespace SmartCampus.Host.Drivers;

/// <summary>Something that is due at a time. In at most one slot of one <see cref="PollWheel"/>; the links belong to the wheel.</summary>
internal abstract class WheelEntry
{
    internal WheelEntry? Next { get; set; }

    internal WheelEntry? Previous { get; set; }

    /// <summary>The slot it is due in; −1 when in no wheel.</summary>
    internal long Slot { get; set; } = -1;

    /// <summary>It is due. Called on the wheel's thread: do next to nothing.</summary>
    internal abstract void OnDue();
}
