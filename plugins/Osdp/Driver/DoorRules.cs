namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>How a door behaves.</summary>
/// <param name="RelockOnClose">A momentary unlock ends when the door was opened and closes.</param>
/// <param name="HeldAfter">How long it may stand open; zero for ever.</param>
/// <param name="ExitUnlock">How long the exit button unlocks; zero when it does not.</param>
internal sealed record DoorRules(bool RelockOnClose, TimeSpan HeldAfter, TimeSpan ExitUnlock)
{
    private static readonly TimeSpan LongestWarning = TimeSpan.FromSeconds(10);

    /// <summary>When the pre-alarm begins: 10 s before the alarm, or at half the time.</summary>
    public TimeSpan WarnAfter => HeldAfter - (HeldAfter / 2 < LongestWarning ? HeldAfter / 2 : LongestWarning);
}
