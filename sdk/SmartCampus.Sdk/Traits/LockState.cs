namespace SmartCampus.Sdk;

/// <summary>What a lock says. Matter 1.3, Door Lock cluster, LockState.</summary>
public enum LockState
{
    /// <summary>Neither fully locked nor unlocked.</summary>
    [Title("Not fully locked", "未锁好")]
    NotFullyLocked,

    /// <summary>Locked.</summary>
    [Title("Locked", "已锁")]
    Locked,

    /// <summary>Unlocked.</summary>
    [Title("Unlocked", "已开锁")]
    Unlocked,
}
