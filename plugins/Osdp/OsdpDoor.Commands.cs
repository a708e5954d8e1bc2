using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Osdp.Driver;
using SmartCampus.Plugins.Osdp.Link;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp;

/// <content>What people ask the door to do.</content>
public sealed partial class OsdpDoor
{
    private static readonly TimeSpan UsualUnlock = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task UnlockAsync(TimeSpan? hold, CancellationToken cancellationToken)
    {
        if (logic.Mode == OperatingMode.Passage)
        {
            await SettleAsync(cancellationToken).ConfigureAwait(false);
            await TryReadBackAsync(cancellationToken).ConfigureAwait(false); // Open for everybody already.
            return;
        }
        OsdpCommand pulse = OsdpCommand.Output(points.Strike, OutputControl.OnForTime, hold ?? UsualUnlock);
        await SwitchAsync(pulse, on: true, () => logic.OnUnlocked(OperationSource.Remote, reports.Now), cancellationToken).ConfigureAwait(false);
        feedback.Grant();
    }

    /// <inheritdoc/>
    public Task LockAsync(CancellationToken cancellationToken) =>
        SwitchAsync(OsdpCommand.Output(points.Strike, OutputControl.Off), on: false, () => logic.OnLocked(OperationSource.Remote), cancellationToken);

    /// <inheritdoc/>
    public Task HoldAsync(TimeSpan? duration, CancellationToken cancellationToken) =>
        SwitchAsync(OsdpCommand.Output(points.Strike, OutputControl.On), on: true, () => logic.OnHeld(reports.Now), cancellationToken); // The platform ends it: its lease is on disk.

    /// <inheritdoc/>
    public Task ResumeAsync(CancellationToken cancellationToken) => LockAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task RefuseAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        feedback.Clear();
        feedback.Refuse();
        try
        {
            if (feedback.Next() is { } command) // The rest goes behind the polls, so that nobody else on the line has to wait for it.
                Take(command, await session.AskAsync(command, cancellationToken).ConfigureAwait(false));
        }
        catch (SessionLostException e)
        {
            throw OutOfStep(e);
        }
    }

    /// <summary>Gives the reader the new key of the settings, then sets up the conversation again.</summary>
    async Task IReaderKey.ChangeAsync(CancellationToken cancellationToken)
    {
        if (keys.NewKey is not { } newKey)
            throw new DeviceException(ErrorCode.NotConfigured, "noNewKey", "'newKey' is empty; set it first");
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        if (setup.KeyState != KeyState.New)
            await GiveAsync(OsdpCommand.KeySet(newKey.Bytes), cancellationToken).ConfigureAwait(false);
        session.Reset();
        await ReconnectAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task GiveAsync(OsdpCommand keySet, CancellationToken cancellationToken)
    {
        keys.IsNewFirst = true;
        try
        {
            OsdpReply reply = await session.AskAsync(keySet, cancellationToken).ConfigureAwait(false);
            if (reply.NakCode is { } code)
                throw Refused(code, "the new key");
        }
        catch (SessionLostException e) // Whether it took the key shows when it is greeted again.
        {
            LogRestart(device.Logger, e.Cause, e.Message);
        }
    }

    /// <summary>Switches the strike once, and reads back.</summary>
    private async Task SwitchAsync(OsdpCommand command, bool on, Action done, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await TrySwitchAsync(command, cancellationToken).ConfigureAwait(false) is { } lost)
            {
                await ReconnectAsync(cancellationToken).ConfigureAwait(false); // Reads the outputs: what was done shows there.
                if (logic.Lock != (on ? LockState.Unlocked : LockState.Locked))
                    throw OutOfStep(lost);
            }
        }
        catch (SessionLostException e)
        {
            throw OutOfStep(e);
        }
        done();
        await TryReadBackAsync(cancellationToken).ConfigureAwait(false);
    }

    // A refusal of the only transmission is certain: once more in a new session. After anything else it may have been executed.
    private async Task<SessionLostException?> TrySwitchAsync(OsdpCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await AskOnceAsync(command, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (SessionLostException e) when (!e.IsRefusal)
        {
            LogRestart(device.Logger, e.Cause, e.Message);
            return e;
        }
        catch (SessionLostException e)
        {
            LogRestart(device.Logger, e.Cause, e.Message);
        }
        await ReconnectAsync(cancellationToken).ConfigureAwait(false);
        await AskOnceAsync(command, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task AskOnceAsync(OsdpCommand command, CancellationToken cancellationToken)
    {
        OsdpReply reply = await session.AskAsync(command, cancellationToken).ConfigureAwait(false);
        if (reply.NakCode is { } code)
            throw Refused(code, "the strike");
        reports.Take(reply);
    }

    private async Task TryReadBackAsync(CancellationToken cancellationToken)
    {
        try
        {
            Take(OsdpCommand.OutputStatus, await session.AskAsync(OsdpCommand.OutputStatus, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is DeviceException or SessionLostException) // The command's own outcome counts; the next cycle meets the same trouble.
        {
            LogReadBackFailed(device.Logger, e.Message);
        }
    }

    /// <summary>Makes the way free: the poll that was under way is answered, or the conversation set up again.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await session.SettleAsync(Take, cancellationToken).ConfigureAwait(false);
        }
        catch (SessionLostException e)
        {
            LogRestart(device.Logger, e.Cause, e.Message);
            session.Reset();
        }
        if (!session.IsUp)
            await ReconnectAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReconnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SessionLostException e)
        {
            throw OutOfStep(e);
        }
    }

    private DeviceException Refused(byte code, string what)
    {
        DeviceError error = NakCode.ErrorOf(code, $"{port.Name}: {what}");
        return new DeviceException(error.Code, error.Cause, error.Detail);
    }
}
