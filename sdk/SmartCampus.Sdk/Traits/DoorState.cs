namespace SmartCampus.Sdk;

/// <summary>What a door contact says. Matter 1.3, Door Lock cluster, DoorState.</summary>
public enum DoorState
{
    /// <summary>Open.</summary>
    [Title("Open", "门开")]
    Open,

    /// <summary>Closed.</summary>
    [Title("Closed", "门关")]
    Closed,

    /// <summary>Opened without having been unlocked.</summary>
    [Title("Forced open", "强行打开")]
    ForcedOpen,

    /// <summary>The contact itself is in fault.</summary>
    [Title("Contact fault", "门磁故障")]
    Error,
}
