using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>SMA SCP-0499.</summary>
internal sealed class SmaTalk(IDeviceContext device, ScaleSettings settings, ScaleMode mode) : ScaleTalk(device, settings.Timeout, tellsTare: true)
{
    private static readonly TimeSpan TareRetry = TimeSpan.FromSeconds(20);

    private readonly Framer framer = new("\n"u8[0], "\r"u8.ToArray(), 24);
    private SmaReply? answer;
    private Func<SmaReply, bool>? accepts;
    private Weight? tare;
    private bool hasTare = true; // false: M brought nothing; it is tried again now and then
    private bool refusesTare;
    private bool? wasNet;
    private long tareAt;

    public override async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        framer.Reset(cut: true);
        (tare, hasTare, refusesTare, wasNet) = (null, true, false, null);
        if (mode != ScaleMode.Continuous)
            return; // the first poll asks for it
        await AskAsync(SmaCommand.Weight, cancellationToken).ConfigureAwait(false);
        await RenewTareAsync(cancellationToken).ConfigureAwait(false);
        await RepeatAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        SmaReply reply = await AskAsync(SmaCommand.Weight, cancellationToken).ConfigureAwait(false);
        if (reply.IsError)
            throw ErrorOf(reply)!;
        if (IsTareOld)
            await RenewTareAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask TendAsync(CancellationToken cancellationToken)
    {
        if (!IsTareOld)
            return;
        await RenewTareAsync(cancellationToken).ConfigureAwait(false);
        await RepeatAsync(cancellationToken).ConfigureAwait(false);
    }

    public override bool Hear(ReadOnlySpan<byte> bytes)
    {
        ScaleReading? latest = null;
        bool sound = false;
        while (framer.TryTake(ref bytes, out ReadOnlySpan<byte> payload))
        {
            if (!SmaReply.TryParse(payload, out SmaReply? reply))
                continue;
            sound = true;
            if (accepts?.Invoke(reply) != false)
                answer = reply;
            if (reply is { IsError: false, Mode: not ('T' or 't') })
                latest = ReadingOf(reply);
        }
        if (latest is not null)
            Reporter.Report(latest);
        return sound;
    }

    public override Task TareAsync(CancellationToken cancellationToken) => DoAsync(SmaCommand.Tare, cancellationToken);

    public override Task ZeroAsync(CancellationToken cancellationToken) => DoAsync(SmaCommand.Zero, cancellationToken);

    public override Task PresetTareAsync(decimal kilograms, CancellationToken cancellationToken) =>
        DoAsync(SmaCommand.PresetTare(TareFor(Reporter.Shown, kilograms)), cancellationToken);

    public override Task ClearTareAsync(CancellationToken cancellationToken) => DoAsync(SmaCommand.ClearTare, cancellationToken);

    private bool IsTareOld => !refusesTare
        && ((hasTare && wasNet == true && tare is null) || Device.Time.GetElapsedTime(tareAt) >= (hasTare ? TareRenewal : TareRetry));

    private ScaleReading ReadingOf(SmaReply reply)
    {
        (ScaleState state, string? cause) = reply switch
        {
            { Status: 'O' } => (ScaleState.Overload, null),
            { Status: 'U' } => (ScaleState.Underload, null),
            { Status: 'I' } => (ScaleState.Fault, "notZeroed"),
            { Status: 'E' } => (ScaleState.Fault, "zeroRange"),
            { Status: 'T' } or { Weight: null } => (ScaleState.Fault, "noWeight"),
            { IsMoving: true } => (ScaleState.Motion, null),
            _ => (ScaleState.Stable, (string?)null),
        };
        bool net = reply.Mode is 'N' or 'n';
        if (net != wasNet)
            (wasNet, tare) = (net, null); // changed on the keypad: the tare is asked for anew
        return new ScaleReading(state, reply.Weight)
        {
            Net = net,
            Zero = reply.Status == 'Z',
            Tare = net || !hasTare ? tare : new Weight(0, reply.Weight?.Unit),
            Cause = cause,
        };
    }

    private async ValueTask RenewTareAsync(CancellationToken cancellationToken)
    {
        tareAt = Device.Time.GetTimestamp();
        try
        {
            SmaReply reply = await AskAsync(SmaCommand.TareValue, cancellationToken, IsTareOrError).ConfigureAwait(false);
            (hasTare, refusesTare) = (!reply.IsError, reply.Status == '?');
            tare = reply is { IsError: false, Weight: { Unit: not null } weight } ? weight : null;
        }
        catch (DeviceException e) when (e.Error.Code is ErrorCode.TimedOut or ErrorCode.BadFrame)
        {
            (tare, hasTare) = (null, false); // perhaps it does not know M, nor how to say so; the next question shows whether it lives
        }
    }

    private ValueTask RepeatAsync(CancellationToken cancellationToken) =>
        mode == ScaleMode.Continuous ? Link.SendAsync(SmaCommand.Repeat, cancellationToken) : ValueTask.CompletedTask;

    private async Task DoAsync(byte[] command, CancellationToken cancellationToken)
    {
        Reporter.Renew();
        SmaReply reply = await AskAsync(command, cancellationToken).ConfigureAwait(false);
        Reporter.Renew();
        if (ErrorOf(reply) is { } error)
            throw error;
        if (hasTare)
            await RenewTareAsync(cancellationToken).ConfigureAwait(false);
        await RepeatAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SmaReply> AskAsync(byte[] command, CancellationToken cancellationToken, Func<SmaReply, bool>? isAnswer = null)
    {
        await Link.SendAsync(command, cancellationToken).ConfigureAwait(false);
        (answer, accepts) = (null, isAnswer); // after sending, which lets be heard what came before
        await UntilAsync(() => answer is not null, Timeout, cancellationToken).ConfigureAwait(false);
        return answer!;
    }

    private static bool IsTareOrError(SmaReply reply) => reply.IsError || reply.Mode is 'T' or 't';

    private static DeviceException? ErrorOf(SmaReply reply) => reply.Status switch
    {
        '?' => Refused(ErrorCode.RefusedByDevice, "unsupported", "the scale does not know the command"),
        '!' => Refused(ErrorCode.BadFrame, "garbled", "the scale received the command damaged"),
        'E' => Refused(ErrorCode.RefusedByDevice, "zeroRange", "zero error"),
        'T' => Refused(ErrorCode.RefusedByDevice, null, "tare error"),
        _ => null,
    };
}
