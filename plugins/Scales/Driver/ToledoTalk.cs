using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>Toledo's standard continuous output. Commands are single characters without an answer; what follows in the stream proves them.</summary>
internal sealed class ToledoTalk(IDeviceContext device, ScaleSettings settings) : ScaleTalk(device, settings.Timeout, tellsTare: true)
{
    private readonly ToledoFramer framer = new();
    private long messages;

    public override ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        framer.Reset();
        return ValueTask.CompletedTask;
    }

    public override bool Hear(ReadOnlySpan<byte> bytes)
    {
        ScaleReading? latest = null;
        foreach (byte b in bytes)
        {
            if (!framer.TryTake(b, out ScaleReading? reading))
                continue;
            latest = reading;
            messages++;
        }
        if (latest is not null)
            Reporter.Report(latest);
        return latest is not null;
    }

    public override Task TareAsync(CancellationToken cancellationToken) => DoAsync("T"u8.ToArray(), cancellationToken);

    public override Task ZeroAsync(CancellationToken cancellationToken) => DoAsync("Z"u8.ToArray(), cancellationToken);

    public override Task ClearTareAsync(CancellationToken cancellationToken) => DoAsync("C"u8.ToArray(), cancellationToken);

    private async Task DoAsync(byte[] command, CancellationToken cancellationToken)
    {
        await Link.SendAsync(command, cancellationToken).ConfigureAwait(false);
        Reporter.Renew();
        long before = messages;
        await UntilAsync(() => messages > before, Timeout, cancellationToken).ConfigureAwait(false);
    }
}
