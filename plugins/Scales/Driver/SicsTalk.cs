using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>MT-SICS. Opened with <c>@</c>; a start line that nobody asked for means that the scale has restarted: its tare is unknown and the conversation is opened again.</summary>
internal sealed partial class SicsTalk(IDeviceContext device, ScaleSettings settings, ScaleMode mode) : ScaleTalk(device, settings.Timeout, tellsTare: true)
{
    /// <summary>A scale may wait for rest for so long before it says that it cannot; the command's deadline is shorter as a rule.</summary>
    private static readonly TimeSpan LongestTare = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan TareRetry = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private const int MostDrained = 32;

    private readonly Framer framer = new(null, "\r\n"u8.ToArray(), 80);
    private string? awaited;
    private SicsReply? answer;
    private bool opening;
    private bool draining;
    private bool restarted;
    private bool outOfStep;
    private bool hasTare = true;
    private bool refusesTare;
    private bool tareIsOld;
    private Weight? tare;
    private long tareAt;

    /// <summary>A start line between two polls must be seen: <see cref="DrainAsync"/>.</summary>
    public override bool DropsUnasked => false;

    public override async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await ResetAsync(cancellationToken).ConfigureAwait(false);
        hasTare = !refusesTare;
        try
        {
            await RenewTareAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException e) when (e.Error.Code is ErrorCode.TimedOut or ErrorCode.BadFrame)
        {
            (hasTare, tareAt) = (false, Device.Time.GetTimestamp()); // an imitation that does not know TA, nor how to say so
            await ResetAsync(cancellationToken).ConfigureAwait(false);
        }
        await RepeatAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        if (outOfStep || restarted || MayHaveTare)
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (hasTare && IsTareOld)
            await RenewTareAsync(cancellationToken).ConfigureAwait(false);
        SicsReply? reply = await AskAsync(SicsCommand.WeightNow, "S", Timeout, cancellationToken).ConfigureAwait(false);
        if (reply is null)
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        else if (reply.IsGeneralError)
            throw ErrorOf(reply);
    }

    public override async ValueTask TendAsync(CancellationToken cancellationToken)
    {
        if (outOfStep || restarted || MayHaveTare)
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (hasTare && IsTareOld)
        {
            await RenewTareAsync(cancellationToken).ConfigureAwait(false);
            await RepeatAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override bool Hear(ReadOnlySpan<byte> bytes)
    {
        bool sound = false;
        ScaleReading? latest = null;
        while (framer.TryTake(ref bytes, out ReadOnlySpan<byte> line))
        {
            if (SicsReply.TryParse(line, out SicsReply? reply))
                sound |= Take(reply, ref latest);
        }
        if (latest is not null)
            Reporter.Report(latest);
        return sound;
    }

    public override Task TareAsync(CancellationToken cancellationToken) => DoAsync(SicsCommand.Tare, "T", cancellationToken);

    public override Task ZeroAsync(CancellationToken cancellationToken) => DoAsync(SicsCommand.Zero, "Z", cancellationToken);

    public override Task PresetTareAsync(decimal kilograms, CancellationToken cancellationToken) =>
        DoAsync(SicsCommand.PresetTare(TareFor(Reporter.Shown, kilograms)), "TA", cancellationToken);

    public override Task ClearTareAsync(CancellationToken cancellationToken) => DoAsync(SicsCommand.ClearTare, "TAC", cancellationToken);

    /// <summary>TA was not answered, nor refused: perhaps its answer was lost.</summary>
    private bool MayHaveTare => !hasTare && !refusesTare && Device.Time.GetElapsedTime(tareAt) >= TareRetry;

    private bool IsTareOld => tareIsOld || Device.Time.GetElapsedTime(tareAt) >= TareRenewal;

    private bool Take(SicsReply reply, ref ScaleReading? latest)
    {
        if (opening)
        {
            opening = !(reply.IsStart || reply.IsGeneralError); // what comes before it is rubbish; some imitations do not know @
            return !opening;
        }
        if (reply.IsStart)
        {
            NoteRestart();
            latest = null;
            return true;
        }
        if (draining)
            return true;
        if (reply.Id == "S" && ReadingOf(reply) is { } reading)
        {
            bool fits = reading.Shown is not { } shown || tare?.Unit == shown.Unit;
            tareIsOld |= !fits && tare is not null; // the unit was changed on the keypad
            latest = reading with { Net = tare is { } known ? known.Value != 0 : null, Tare = fits ? tare : null };
        }
        if (awaited is not null && (reply.Id == awaited || reply.IsGeneralError))
            answer = reply;
        return true;
    }

    private static ScaleReading? ReadingOf(SicsReply reply) => reply switch
    {
        { Fault: { } fault } => new ScaleReading(ScaleState.Fault) { Detail = fault },
        { Status: 'S' } => new ScaleReading(ScaleState.Stable, reply.Weight),
        { Status: 'D' or 'M' or 'N' } => new ScaleReading(ScaleState.Motion, reply.Weight),
        { Status: '+' } => new ScaleReading(ScaleState.Overload),
        { Status: '-' } => new ScaleReading(ScaleState.Underload),
        { Status: 'I' } => new ScaleReading(ScaleState.Motion) { Cause = "notNow" },
        _ => null,
    };

    private void NoteRestart()
    {
        restarted = true;
        tare = null;
        Reporter.DropTare("restarted");
        LogRestarted(Device.Logger, Device.DeviceId);
    }

    /// <summary>Sends <c>@</c> and waits for the start line; whatever was pending is cancelled, late answers come before it.</summary>
    private async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        framer.Reset(cut: false);
        (opening, outOfStep, restarted, tare) = (true, false, false, null);
        try
        {
            await Link.SendAsync(SicsCommand.Reset, cancellationToken).ConfigureAwait(false);
            await UntilAsync(() => !opening, Timeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            outOfStep = opening;
            opening = false;
        }
    }

    /// <summary>Hears what came between two questions: a start line counts, a weight or a second answer does not, or it would be taken for the next one.</summary>
    private async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        draining = true;
        try
        {
            for (int reads = 0; reads < MostDrained; reads++)
                await Link.ReceiveAsync(Moment, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException e) when (e.Error.Code is ErrorCode.TimedOut or ErrorCode.BadFrame)
        {
            // Nothing more has come.
        }
        finally
        {
            draining = false;
        }
    }

    private async ValueTask RenewTareAsync(CancellationToken cancellationToken)
    {
        if (!hasTare)
            return;
        SicsReply? reply = await AskAsync(SicsCommand.TareValue, "TA", Timeout, cancellationToken).ConfigureAwait(false);
        (tareAt, tareIsOld) = (Device.Time.GetTimestamp(), false);
        refusesTare = reply is { IsGeneralError: true, Status: 'S' };
        hasTare = !refusesTare;
        tare = reply is { Status: 'A', Weight: { Unit: not null } weight } ? weight : null;
    }

    private ValueTask RepeatAsync(CancellationToken cancellationToken) =>
        mode == ScaleMode.Continuous ? Link.SendAsync(SicsCommand.WeightRepeated, cancellationToken) : ValueTask.CompletedTask;

    private async Task DoAsync(byte[] command, string id, CancellationToken cancellationToken)
    {
        if (mode == ScaleMode.Poll)
            await DrainAsync(cancellationToken).ConfigureAwait(false);
        if (outOfStep || restarted)
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        SicsReply? reply = await AskAsync(command, id, LongestTare, cancellationToken).ConfigureAwait(false);
        if (reply is null)
            throw Refused(ErrorCode.RefusedByDevice, "restarted", "the scale restarted before it answered");
        Reporter.Renew();
        if (reply.IsGeneralError || reply.Status is not ('A' or 'S' or 'D'))
            throw ErrorOf(reply);
        await RenewTareAsync(cancellationToken).ConfigureAwait(false);
        await RepeatAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a command and waits for its answer; <see langword="null"/>: the scale restarted instead.</summary>
    private async ValueTask<SicsReply?> AskAsync(byte[] command, string id, TimeSpan longest, CancellationToken cancellationToken)
    {
        (awaited, answer, outOfStep) = (id, null, true);
        try
        {
            await Link.SendAsync(command, cancellationToken).ConfigureAwait(false);
            await UntilAsync(() => answer is not null || restarted, longest, cancellationToken).ConfigureAwait(false);
            outOfStep = false; // given up before this line, the answer may still come
            return restarted ? null : answer;
        }
        finally
        {
            awaited = null;
        }
    }

    private static DeviceException ErrorOf(SicsReply reply) => reply switch
    {
        { IsGeneralError: true, Status: 'S' } => Refused(ErrorCode.RefusedByDevice, "unsupported", "ES: not recognised or not allowed"),
        { IsGeneralError: true, Status: 'T' } => Refused(ErrorCode.BadFrame, "garbled", "ET: the scale received the command damaged"),
        { Status: 'L', IsGeneralError: false } => Refused(ErrorCode.RefusedByDevice, "illegalValue", $"{reply.Id} {reply.Status}"),
        { Status: '+' } => Refused(ErrorCode.RefusedByDevice, "overload", $"{reply.Id} {reply.Status}"),
        { Status: '-' } => Refused(ErrorCode.RefusedByDevice, "underload", $"{reply.Id} {reply.Status}"),
        _ => Refused(ErrorCode.Busy, "notNow", $"{reply.Id} {reply.Status}"),
    };
}
