using System.Globalization;
using System.Text;
using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>CAS indicators that send all the time. Commands are those of the CI-400 manual's command mode, with the device id that the stream tells.</summary>
internal sealed class CasTalk(IDeviceContext device, CasSettings settings) : ScaleTalk(device, settings.Timeout, tellsTare: false)
{
    private readonly string unit = settings.Unit switch { WeightUnit.G => "g", WeightUnit.Lb => "[lb_av]", _ => "kg" };
    private readonly Framer framer = new(null, "\r\n"u8.ToArray(), 32);
    private byte[] echo = [];
    private int? id;
    private long lines;
    private char? answer;

    public override ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        framer.Reset(cut: true);
        id = null;
        return ValueTask.CompletedTask;
    }

    public override bool Hear(ReadOnlySpan<byte> bytes)
    {
        ScaleReading? latest = null;
        bool sound = false;
        while (framer.TryTake(ref bytes, out ReadOnlySpan<byte> line))
        {
            if (line is [(byte)'!' or (byte)'?'])
                (answer, sound) = ((char)line[0], true);
            else if (echo.Length > 0 && line.SequenceEqual(echo))
                (answer, sound) = ('=', true);
            else if (CasLine.TryParse(line, unit, out ScaleReading? reading, out int? device))
                (latest, lines, sound, id) = (reading, lines + 1, true, device ?? id);
        }
        if (latest is not null)
            Reporter.Report(latest);
        return sound;
    }

    public override Task TareAsync(CancellationToken cancellationToken) => DoAsync("MT", cancellationToken);

    public override Task ZeroAsync(CancellationToken cancellationToken) => DoAsync("MZ", cancellationToken);

    private async Task DoAsync(string command, CancellationToken cancellationToken)
    {
        if (id is not { } number)
            throw Unsupported(); // without a device id nobody can be addressed
        Reporter.Renew();
        echo = Encoding.ASCII.GetBytes(number.ToString("00", CultureInfo.InvariantCulture) + command);
        answer = null;
        long before = lines;
        await Link.SendAsync(new[] { echo, "\r\n"u8.ToArray() }.SelectMany(b => b).ToArray(), cancellationToken).ConfigureAwait(false);
        // Some say nothing while they stream: two more lines, one of them begun after the command, and the stream must prove it.
        await UntilAsync(() => answer is not null || lines > before + 1, Timeout, cancellationToken).ConfigureAwait(false);
        if (answer == '!')
            throw Refused(ErrorCode.Busy, "notNow", "the scale answered '!'");
        if (answer == '?')
            throw Refused(ErrorCode.RefusedByDevice, "unsupported", "the scale answered '?'");
    }
}
