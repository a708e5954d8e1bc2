namespace SmartCampus.Sdk;

/// <summary>What a lock did. Matter 1.3, Door Lock cluster, LockOperationTypeEnum; the operations that campus doors have.</summary>
public enum LockOperation
{
    /// <summary>It locked.</summary>
    [Title("Locked", "上锁")]
    Lock,

    /// <summary>It unlocked.</summary>
    [Title("Unlocked", "开锁")]
    Unlock,
}
