using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>CAS retail scales: ENQ, ACK, DC1, then 15 bytes. They know no commands.</summary>
internal sealed class CasPollTalk(IDeviceContext device, CasSettings settings) : ScaleTalk(device, settings.Timeout, tellsTare: false)
{
    private readonly byte[] received = new byte[4 * CasPollFrame.Length];
    private int count;
    private bool awaitsAck;
    private bool acked;
    private bool weighed;

    public override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        (count, awaitsAck, acked, weighed) = (0, true, false, false);
        await Link.SendAsync(new[] { CasPollFrame.Enq }, cancellationToken).ConfigureAwait(false);
        await UntilAsync(() => acked, Timeout, cancellationToken).ConfigureAwait(false);
        (count, awaitsAck) = (0, false);
        await Link.SendAsync(new[] { CasPollFrame.Dc1 }, cancellationToken).ConfigureAwait(false);
        await UntilAsync(() => weighed, Timeout, cancellationToken).ConfigureAwait(false);
    }

    public override bool Hear(ReadOnlySpan<byte> bytes)
    {
        if (awaitsAck)
            return acked |= bytes.Contains(CasPollFrame.Ack);
        foreach (byte b in bytes)
        {
            if (count == received.Length)
                count = 0; // nothing but noise
            received[count++] = b;
        }
        for (int start = 0; start < count && !weighed; start++)
        {
            if (!CasPollFrame.TryParse(received.AsSpan(start, count - start), out ScaleReading? reading))
                continue;
            weighed = true;
            Reporter.Report(reading);
        }
        return weighed;
    }
}
