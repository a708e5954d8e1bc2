namespace SmartCampus.Sdk;

/// <summary>What is wrong at a door. After Matter 1.3, Door Lock cluster, AlarmCodeEnum (DoorAjar, DoorForcedOpen).</summary>
public enum DoorAlarm
{
    /// <summary>Nothing.</summary>
    [Title("No alarm", "无报警")]
    None,

    /// <summary>Open for long; it will be an alarm soon.</summary>
    [Title("Open, close it soon", "请尽快关门")]
    HeldSoon,

    /// <summary>Open for too long.</summary>
    [Title("Open too long", "门开超时")]
    HeldOpen,

    /// <summary>Opened without having been unlocked.</summary>
    [Title("Forced open", "强行打开")]
    Forced,
}
