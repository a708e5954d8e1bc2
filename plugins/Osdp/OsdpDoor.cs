using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Osdp.Driver;
using SmartCampus.Plugins.Osdp.Link;
using SmartCampus.Plugins.Osdp.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp;

/// <summary>A door with an OSDP reader: strike, contact and exit button at the reader's terminals. Many readers share one line, one exchange a turn.</summary>
/// <remarks>
/// A strike pulse is timed by the reader itself and executed once: what is not answered is repeated byte for byte, and never after its command's end.
/// Whether the door is unlocked is read back from the outputs; an acknowledgement proves nothing.
/// </remarks>
[Driver("osdp.door", "OSDP door", "OSDP 门禁")]
public sealed partial class OsdpDoor : IDriver, ILock, IDoor, IDoorContact, ICardReader, IReaderKey, IDisposable
{
    private const int MostRestarts = 3;
    private static readonly TimeSpan NextEvent = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WrongKeyPause = TimeSpan.FromSeconds(60);

    private readonly DoorSettings settings;
    private readonly IDeviceContext device;
    private readonly OsdpPort port;
    private readonly OsdpSession session;
    private readonly ReaderKeys keys;
    private readonly ReaderSetup setup;
    private readonly DoorLogic logic;
    private readonly DoorPoints points;
    private readonly StatusPlan plan;
    private readonly ReaderFeedback feedback = new();
    private readonly DoorReports reports;
    private DeviceException? refusal;
    private long refusedAt;
    private bool hasMore;

    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: a key is none, or there is no line.</exception>
    public OsdpDoor(DoorSettings settings, IDeviceContext device)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(device);
        (this.settings, this.device) = (settings, device);
        keys = new ReaderKeys(settings);
        points = new DoorPoints(settings);
        LinkTiming timing = LinkTiming.Of(device.Line.Address, settings.Timeout);
        port = new OsdpPort(device.Line, timing, (byte)settings.Address, device.Time);
        var moment = new OwnMoment(settings.Address);
        session = new OsdpSession(port, (byte)settings.Address, settings.Check == PacketCheck.Crc, timing, moment, device.Time);
        setup = new ReaderSetup(session, keys, port.Name);
        logic = new DoorLogic(new DoorRules(settings.RelockOnClose, settings.HeldAfter, settings.ExitUnlock));
        plan = new StatusPlan(points.HasDoor || points.HasExit, moment);
        reports = new DoorReports(device, logic, points, feedback);
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (refusal is not null && device.Time.GetElapsedTime(refusedAt) < WrongKeyPause)
            throw refusal; // A reader is not to be bothered with a key that it does not have.
        try
        {
            await ConnectAsync(cancellationToken).ConfigureAwait(false);
            for (int restarts = 0; ;)
            {
                try
                {
                    restarts = await CycleAsync(cancellationToken).ConfigureAwait(false) ? 0 : restarts;
                }
                catch (SessionLostException e) when (restarts < MostRestarts)
                {
                    restarts++;
                    LogRestart(device.Logger, e.Cause, e.Message);
                    session.Reset();
                    continue;
                }
                await device.WaitAsync(Pause(), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SessionLostException e)
        {
            throw OutOfStep(e);
        }
        finally
        {
            session.Disconnect();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private TimeSpan Pause() => session.SilentTries > 2 && settings.Interval < Unanswered ? Unanswered : hasMore ? NextEvent : settings.Interval;

    /// <summary>Sets up the conversation and learns the state.</summary>
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await setup.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException e) when (e.Error.Code == ErrorCode.NotConfigured)
        {
            (refusal, refusedAt) = (e, device.Time.GetTimestamp());
            throw;
        }
        refusal = null;
        feedback.Clear();
        feedback.Capabilities = setup.Capabilities;
        logic.Forget();
        reports.IsLate = true;
        foreach (OsdpCommand status in plan.All)
            Take(status, await session.AskAsync(status, cancellationToken).ConfigureAwait(false));
        reports.Report(setup.KeyState);
    }

    /// <summary>What the door needs, or a poll; and behind it, in the same turn, one thing more: what the person before it is to see, or a status that is due.</summary>
    /// <returns>True when the reader answered.</returns>
    private async Task<bool> CycleAsync(CancellationToken cancellationToken)
    {
        reports.Pass();
        hasMore = false;
        if (!session.IsUp)
            await ConnectAsync(cancellationToken).ConfigureAwait(false);
        using IDisposable turn = await port.HoldAsync(cancellationToken).ConfigureAwait(false);
        if (!await TryAsync(session.Pending ?? NextAction() ?? OsdpCommand.Poll, cancellationToken).ConfigureAwait(false))
            return false;
        bool isMoving = logic.Lock == LockState.Unlocked || logic.Door is DoorState.Open or DoorState.ForcedOpen;
        if ((plan.Wanted ?? feedback.Next() ?? plan.Due(isMoving, session.SharedClock)) is { } more)
            await TryAsync(more, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private OsdpCommand? NextAction() =>
        logic.IsExitUnlockDue ? OsdpCommand.Output(points.Strike, OutputControl.OnForTime, settings.ExitUnlock)
        : logic.IsRelockDue ? OsdpCommand.Output(points.Strike, OutputControl.Off)
        : null;

    private async Task<bool> TryAsync(OsdpCommand command, CancellationToken cancellationToken)
    {
        TimeSpan silence = session.SinceHeard;
        OsdpReply? reply = await session.TryAsync(command, cancellationToken).ConfigureAwait(false);
        if (reply is null)
            return false;
        reports.IsLate |= silence > Unanswered + settings.Interval;
        Take(command, reply);
        return true;
    }

    private void Take(OsdpCommand asked, OsdpReply reply)
    {
        setup.ThrowIfKeyIsRequired(reply);
        bool isPoll = asked.Code == OsdpCommand.PollCode;
        if (plan.All.Contains(asked))
            plan.Asked(asked, session.SharedClock);
        if (reply.NakCode is { } code)
            OnRefused(asked, code);
        else if (asked.Code == OsdpCommand.OutputCode)
            OnSwitched(asked);
        bool isNews = reports.Take(reply);
        if (reply.Code == OsdpReply.LocalStatus && session.IsUp)
            reports.Report(setup.KeyState); // What comes under a key proves it.
        hasMore |= isPoll && isNews;
        if (isPoll && !isNews)
            reports.IsLate = false; // Nothing is waiting in the reader any more.
    }

    private void OnRefused(OsdpCommand asked, byte code)
    {
        LogRefused(device.Logger, asked.ToString(), code);
        reports.Miss(asked);
        if (asked.Code == OsdpCommand.OutputCode)
            logic.OnRefused();
    }

    // What the driver did by itself; commands of people say more.
    private void OnSwitched(OsdpCommand asked)
    {
        plan.Demand(OsdpCommand.OutputStatus);
        if ((OutputControl)asked.Data[1] == OutputControl.OnForTime)
            logic.OnUnlocked(OperationSource.Button, reports.Now);
        else if ((OutputControl)asked.Data[1] == OutputControl.Off)
            logic.OnLocked(OperationSource.Auto);
    }

    private static DeviceException OutOfStep(SessionLostException e) => new(ErrorCode.BadFrame, e.Cause, e.Message, e) { AfterSending = true };
}
