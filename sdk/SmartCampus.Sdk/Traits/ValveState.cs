namespace SmartCampus.Sdk;

/// <summary>What a valve says.</summary>
public enum ValveState
{
    /// <summary>Closed.</summary>
    [Title("Closed", "已关")]
    Closed,

    /// <summary>Open.</summary>
    [Title("Open", "已开")]
    Open,

    /// <summary>On its way.</summary>
    [Title("Moving", "动作中")]
    Moving,
}
