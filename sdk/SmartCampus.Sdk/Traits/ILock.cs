namespace SmartCampus.Sdk;

/// <summary>A door's lock. Words follow the Matter Door Lock cluster (LockState).</summary>
[Trait("lock", "Lock", "门锁")]
[Safety("lock.state", LockState.Unlocked, "lock.lock", LongestOnSeconds = 600, Hazard = HazardClass.Access, ExceptProperty = "door.mode", ExceptValue = OperatingMode.Passage)]
public interface ILock
{
    /// <summary>What the lock says.</summary>
    static readonly Property<LockState> State = new("lock.state", "Lock", "锁");

    /// <summary>The lock moved; fields <c>operation</c> (<see cref="LockOperation"/>) and <c>source</c> (<see cref="OperationSource"/>).</summary>
    static readonly EventDefinition Operated = new("lock.operated", "Lock operated", "门锁动作");

    /// <summary>Unlocks; the platform locks it again after <paramref name="hold"/>.</summary>
    /// <param name="hold">Seconds to stay unlocked, 1–600; 5 when left out.</param>
    /// <param name="cancellationToken">Ends the attempt at its deadline.</param>
    [Command("Unlock", "开锁"), Proves("lock.state", LockState.Unlocked)]
    Task UnlockAsync([Title("For", "时长"), Unit("s"), Range(1, 600), Default(5)] TimeSpan? hold, CancellationToken cancellationToken);

    /// <summary>Locks.</summary>
    [Command("Lock", "上锁"), Proves("lock.state", LockState.Locked)]
    Task LockAsync(CancellationToken cancellationToken);
}
