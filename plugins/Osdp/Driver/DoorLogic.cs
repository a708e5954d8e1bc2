using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>
/// What a door is and does, from what was commanded and what was measured: mode, alarms, relocking, leaving. Pure; times are those of a clock that never jumps.
/// </summary>
/// <remarks>It decides and remembers; the driver sends. It never keeps anybody in: an exit request puts off relocking and is no forced opening.</remarks>
internal sealed class DoorLogic(DoorRules rules)
{
    /// <summary>So long after the lock has locked, or somebody asked to leave, an opening is no forced one.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly Queue<LockMove> moves = [];
    private bool? output;
    private bool? open;
    private bool? exit;
    private bool isFault;
    private bool isPulse;
    private bool openedInPulse;
    private bool isHold;
    private TimeSpan commandedAt;
    private TimeSpan allowedUntil = TimeSpan.MinValue;
    private TimeSpan openSince;
    private OperationSource? cause;

    /// <summary>What the lock says; <see langword="null"/> before it was read.</summary>
    public LockState? Lock => output switch { null => null, true => LockState.Unlocked, false => LockState.Locked };

    /// <summary>What the door leaf says; <see langword="null"/> before it was read.</summary>
    public DoorState? Door => (open, isFault) switch
    {
        (_, true) => DoorState.Error,
        (null, _) => null,
        (false, _) => DoorState.Closed,
        _ => Alarm == DoorAlarm.Forced ? DoorState.ForcedOpen : DoorState.Open,
    };

    /// <summary>Held open or not. What was on when it was first seen is taken for held: a pulse ends by itself.</summary>
    public OperatingMode Mode => isHold && output == true ? OperatingMode.Passage : OperatingMode.Normal;

    /// <summary>What is wrong.</summary>
    public DoorAlarm Alarm { get; private set; }

    /// <summary>True while somebody asks to leave; <see langword="null"/> when it is not known.</summary>
    public bool? Exit => exit;

    /// <summary>True while the strike should be switched off, because the door was used and has closed.</summary>
    public bool IsRelockDue { get; private set; }

    /// <summary>True when the strike should be pulsed for somebody who asked to leave.</summary>
    public bool IsExitUnlockDue { get; private set; }

    /// <summary>What the lock has done since this was last asked.</summary>
    public IReadOnlyList<LockMove> TakeMoves()
    {
        LockMove[] taken = [.. moves];
        moves.Clear();
        return taken;
    }

    /// <summary>The link was lost: what the door and the button did meanwhile is not known.</summary>
    public void Forget() => (open, exit, isFault) = (null, null, false);

    /// <summary>The strike was pulsed.</summary>
    public void OnUnlocked(OperationSource source, TimeSpan now)
    {
        (isPulse, openedInPulse, IsRelockDue, IsExitUnlockDue, commandedAt, cause) = (true, false, false, false, now, source);
        Allow(now);
    }

    /// <summary>The strike was switched on for good.</summary>
    public void OnHeld(TimeSpan now)
    {
        (isHold, isPulse, IsRelockDue, IsExitUnlockDue, commandedAt, cause) = (true, false, false, false, now, OperationSource.Remote);
        Allow(now);
    }

    /// <summary>The strike was switched off.</summary>
    public void OnLocked(OperationSource source) => (isHold, isPulse, IsRelockDue, cause) = (false, false, false, source);

    /// <summary>The reader refused what was due; it is not tried again.</summary>
    public void OnRefused() => (IsRelockDue, IsExitUnlockDue) = (false, false);

    /// <summary>The strike's output was read.</summary>
    public void SeeOutput(bool on, TimeSpan now)
    {
        bool? before = output;
        output = on;
        if (on || before == true)
            Allow(now);
        if (on && before is null)
            isHold |= !isPulse;
        else if (on && before == false)
            Move(LockOperation.Unlock, cause ?? OperationSource.Unspecified);
        else if (before == true && !on)
            Move(LockOperation.Lock, isPulse ? OperationSource.Auto : isHold ? OperationSource.Unspecified : cause ?? OperationSource.Unspecified);
        if (!on && (before == true || now - commandedAt > Settling))
            (isPulse, isHold, IsRelockDue) = (false, false, false);
        Pass(now);
    }

    /// <summary>The door contact was read.</summary>
    /// <param name="isOpen"><see langword="null"/>: the contact is in fault.</param>
    /// <param name="now">Now.</param>
    public void SeeDoor(bool? isOpen, TimeSpan now)
    {
        bool? before = open;
        (open, isFault) = (isOpen, isOpen is null);
        if (isOpen == true && before != true)
            OnOpened(before == false, now);
        else if (isOpen == false)
            OnClosed(before == true);
        Pass(now);
    }

    /// <summary>The exit button was read, before the door contact of the same reading.</summary>
    public void SeeExit(bool isPressed, TimeSpan now)
    {
        bool begins = isPressed && exit != true;
        if (isPressed || exit == true)
            Allow(now);
        exit = isPressed;
        IsRelockDue &= !isPressed;
        IsExitUnlockDue |= begins && rules.ExitUnlock > TimeSpan.Zero && Mode == OperatingMode.Normal;
    }

    /// <summary>The exit button is in fault.</summary>
    public void LoseExit() => exit = null;

    /// <summary>Time passes.</summary>
    public void Pass(TimeSpan now)
    {
        if (open != true)
            return;
        if (output == true)
            openSince = now; // It may stand open while it is unlocked.
        if (Alarm == DoorAlarm.Forced || rules.HeldAfter == TimeSpan.Zero)
            return;
        TimeSpan since = now - openSince;
        Alarm = since >= rules.HeldAfter ? DoorAlarm.HeldOpen : since >= rules.WarnAfter ? DoorAlarm.HeldSoon : DoorAlarm.None;
    }

    private void OnOpened(bool wasClosed, TimeSpan now)
    {
        openSince = now;
        openedInPulse |= isPulse;
        if (wasClosed && output != true && exit != true && now > allowedUntil)
            Alarm = DoorAlarm.Forced;
    }

    private void OnClosed(bool wasOpen)
    {
        Alarm = DoorAlarm.None;
        IsRelockDue |= wasOpen && rules.RelockOnClose && isPulse && openedInPulse && exit != true;
    }

    private void Move(LockOperation operation, OperationSource source)
    {
        moves.Enqueue(new LockMove(operation, source));
        cause = null;
    }

    private void Allow(TimeSpan now) => allowedUntil = now + Grace;
}
