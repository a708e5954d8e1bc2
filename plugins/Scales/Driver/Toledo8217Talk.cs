using System.Globalization;
using System.Text;
using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>Toledo 8217: one character asks, a weight or a status answers.</summary>
internal sealed class Toledo8217Talk(IDeviceContext device, UnitSettings settings) : ScaleTalk(device, settings.Timeout, tellsTare: true)
{
    private const byte Stx = 0x02;
    private const int Digits = 5;
    private readonly string unit = settings.Unit switch { WeightUnit.G => "g", WeightUnit.Lb => "[lb_av]", _ => "kg" };
    private readonly Framer framer = new(Stx, "\r"u8.ToArray(), 10);
    private Toledo8217Reply? answer;
    private bool weighing;
    private bool hasTare;

    public override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        weighing = true;
        try
        {
            await AskAsync("W", cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            weighing = false;
        }
    }

    public override bool Hear(ReadOnlySpan<byte> bytes)
    {
        bool sound = false;
        while (framer.TryTake(ref bytes, out ReadOnlySpan<byte> payload))
        {
            if (!Toledo8217Reply.TryParse(payload, out Toledo8217Reply reply))
                continue;
            (answer, sound, hasTare) = (reply, true, reply.Number is null ? reply.Status.HasFlag(Toledo8217Status.Net) : reply.IsNet);
            if (weighing)
                Reporter.Report(ReadingOf(reply));
        }
        return sound;
    }

    public override Task TareAsync(CancellationToken cancellationToken) => SetTareAsync("T", cancellationToken);

    public override async Task ZeroAsync(CancellationToken cancellationToken)
    {
        Toledo8217Status status = await DoAsync("Z", cancellationToken).ConfigureAwait(false);
        Check(status);
        if ((status & (Toledo8217Status.OutsideZeroRange | Toledo8217Status.UnderZero)) != 0)
            throw Refused(ErrorCode.RefusedByDevice, "zeroRange", "outside the range in which it can be set to zero");
    }

    public override async Task PresetTareAsync(decimal kilograms, CancellationToken cancellationToken)
    {
        Weight shown = Reporter.Shown ?? new Weight(unit == "kg" ? 0.000m : 0.00m, unit);
        Weight tare = TareFor(shown, kilograms);
        decimal digits = tare.Value * (decimal)Math.Pow(10, shown.Value.Scale);
        string text = digits.ToString("00000", CultureInfo.InvariantCulture);
        if (text.Length > Digits)
            throw OutOfRange(kilograms);
        await SetTareAsync("T" + text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Clears the tare. A scale does so in motion and overloaded too, and its status then speaks of the weight: only a tare that is still there is a refusal.</summary>
    public override async Task ClearTareAsync(CancellationToken cancellationToken)
    {
        Toledo8217Status status = await DoAsync("C", cancellationToken).ConfigureAwait(false);
        if (!status.HasFlag(Toledo8217Status.Net))
            return;
        Check(status);
        throw Refused(ErrorCode.RefusedByDevice, "tareKept", "the tare is still taken off");
    }

    private ScaleReading ReadingOf(Toledo8217Reply reply)
    {
        if (reply.Number is { } number)
            return new ScaleReading(ScaleState.Stable, new Weight(number, unit)) { Net = reply.IsNet };
        bool net = reply.Status.HasFlag(Toledo8217Status.Net);
        return reply.Status switch
        {
            var s when s.HasFlag(Toledo8217Status.OverCapacity) => new ScaleReading(ScaleState.Overload) { Net = net },
            var s when s.HasFlag(Toledo8217Status.UnderZero) => new ScaleReading(ScaleState.Underload) { Net = net },
            var s when s.HasFlag(Toledo8217Status.Moving) => new ScaleReading(ScaleState.Motion) { Net = net },
            var s => new ScaleReading(ScaleState.Fault) { Net = net, Cause = "noWeight", Detail = $"no weight, status {(int)s | 0x40:X2}" },
        };
    }

    private async ValueTask<Toledo8217Status> AskAsync(string request, CancellationToken cancellationToken)
    {
        framer.Reset(cut: true);
        answer = null;
        await Link.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken).ConfigureAwait(false);
        await UntilAsync(() => answer is not null, Timeout, cancellationToken).ConfigureAwait(false);
        return answer!.Value.Status;
    }

    private async ValueTask<Toledo8217Status> DoAsync(string request, CancellationToken cancellationToken)
    {
        Toledo8217Status status = await AskAsync(request, cancellationToken).ConfigureAwait(false);
        Reporter.Renew();
        return status;
    }

    /// <summary>Sets a tare. One that has come with the command shows that it was obeyed, whatever else the status says of the weight.</summary>
    private async Task SetTareAsync(string request, CancellationToken cancellationToken)
    {
        bool hadTare = hasTare;
        Toledo8217Status status = await DoAsync(request, cancellationToken).ConfigureAwait(false);
        if (hadTare || !status.HasFlag(Toledo8217Status.Net))
            Check(status);
    }

    private static void Check(Toledo8217Status status)
    {
        if (status.HasFlag(Toledo8217Status.Moving))
            throw Refused(ErrorCode.Busy, "motion", "the weight moves");
        if (status.HasFlag(Toledo8217Status.OverCapacity))
            throw Refused(ErrorCode.RefusedByDevice, "overload", "more than the scale can bear");
    }
}
