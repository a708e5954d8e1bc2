using System.Text;
using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>A&amp;D and its imitations. A control command may be answered by ACK, by its own echo, by <c>EC,Enn</c>, or not at all, as the scale is set.</summary>
internal sealed class AndTalk(IDeviceContext device, ScaleSettings settings, ScaleMode mode) : ScaleTalk(device, settings.Timeout, tellsTare: true)
{
    private const byte Ack = 0x06;
    private static readonly TimeSpan AckTime = TimeSpan.FromSeconds(1);

    private readonly Framer framer = new(null, "\r\n"u8.ToArray(), 40);
    private byte[] echo = [];
    private long lines;
    private bool acked;
    private string? error;

    public override async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        framer.Reset(cut: mode == ScaleMode.Continuous);
        if (mode == ScaleMode.Continuous)
            await SendAsync("SIR", cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        framer.Reset(cut: false);
        long before = lines;
        await SendAsync("Q", cancellationToken).ConfigureAwait(false);
        await UntilAsync(() => lines > before || error is not null, Timeout, cancellationToken).ConfigureAwait(false);
        ThrowIfRefused();
    }

    public override bool Hear(ReadOnlySpan<byte> bytes)
    {
        ScaleReading? latest = null;
        bool sound = false;
        while (framer.TryTake(ref bytes, out ReadOnlySpan<byte> line))
        {
            if (line[0] == Ack)
            {
                (acked, sound) = (true, true);
                line = line[1..];
            }
            if (line.StartsWith("EC,"u8))
                (error, sound) = (Encoding.ASCII.GetString(line), true);
            else if (echo.Length > 0 && line.SequenceEqual(echo))
                (acked, sound) = (true, true);
            else if (AndLine.TryParse(line, out ScaleReading? reading))
                (latest, lines, sound) = (reading with { Tare = null }, lines + 1, true); // shown only while somebody holds the key: it would go stale
        }
        if (latest is not null)
            Reporter.Report(latest);
        return sound;
    }

    public override Task TareAsync(CancellationToken cancellationToken) => DoAsync("T", cancellationToken);

    public override Task ZeroAsync(CancellationToken cancellationToken) => DoAsync("Z", cancellationToken);

    public override Task ClearTareAsync(CancellationToken cancellationToken) => DoAsync("CT", cancellationToken);

    private async Task DoAsync(string command, CancellationToken cancellationToken)
    {
        Reporter.Renew();
        await SendAsync(command, cancellationToken).ConfigureAwait(false);
        try
        {
            await UntilAsync(() => acked || error is not null, AckTime, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException e) when (e.Error.Code is ErrorCode.TimedOut or ErrorCode.BadFrame)
        {
            // It is set to answer nothing; the next weight shows that it lives, and whether it obeyed.
            await ProveLifeAsync(cancellationToken).ConfigureAwait(false);
        }
        ThrowIfRefused();
    }

    private async ValueTask ProveLifeAsync(CancellationToken cancellationToken)
    {
        if (mode == ScaleMode.Poll)
        {
            await PollAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        long before = lines;
        await UntilAsync(() => lines > before || error is not null, Timeout, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask SendAsync(string command, CancellationToken cancellationToken)
    {
        (echo, acked, error) = (Encoding.ASCII.GetBytes(command), false, null);
        return Link.SendAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
    }

    private void ThrowIfRefused()
    {
        if (error is { } refusal)
            throw Refused(ErrorCode.RefusedByDevice, null, $"the scale answered {refusal}");
    }
}
