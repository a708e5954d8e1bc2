using System.Globalization;
using System.Text;

namespace SmartCampus.Demo.Scales;

/// <summary>SMA level 2. Scale Manufacturers Association, SCP-0499.</summary>
/// <param name="head">The scale.</param>
internal sealed class Sma(ScaleHead head) : IScaleProtocol
{
    private const byte Escape = 0x1B;

    private readonly LineBuffer _lines = new((byte)'\r');

    /// <inheritdoc/>
    public bool Talks { get; private set; }

    /// <inheritdoc/>
    public TimeSpan Rhythm { get; } = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public byte[] Hear(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains(Escape))
            Talks = false;
        return [.. _lines.Add(bytes).SelectMany(Answer)];
    }

    /// <inheritdoc/>
    public byte[] Tick() => Weight();

    /// <inheritdoc/>
    public byte[] Boot()
    {
        Talks = false;
        return [];
    }

    private byte[] Answer(string line)
    {
        Talks = false;
        return line switch
        {
            "W" or "P" or "Q" or "H" => Weight(),
            "R" or "S" => Repeat(),
            "Z" => head.State == ScaleState.Stable && head.SetZero() ? Weight() : Dashes('E'),
            "T" => head.State == ScaleState.Stable && head.SetTare() ? Weight() : Dashes('T'),
            "M" => Reply(' ', 'T', Number(head.Tare)),
            "C" => Clear(),
            "U" => Switch(),
            "D" => Framed("    "),
            "A" => Framed("SMA:2/1.0"),
            "B" => Framed("MFG:Demo"),
            "I" => Framed("TYP:S"),
            "N" => Framed($"CAP:{head.Unit.Symbol,-3}:{head.Capacity}:1:{head.Unit.Decimals}"),
            ['T', .. var tare] => Preset(tare),
            "" => [],
            _ => Framed("?"),
        };
    }

    private byte[] Weight()
    {
        char status = head.State switch { ScaleState.Overload => 'O', ScaleState.Underload => 'U', _ => head.IsCentred ? 'Z' : ' ' };
        return Reply(status, head.IsNet ? 'N' : 'G', Number(head.Net));
    }

    private byte[] Reply(char status, char mode, string number) =>
        Framed($"{status}1{mode}{(head.State == ScaleState.Moving ? 'M' : ' ')} {number,10}{head.Unit.Symbol,-3}");

    private byte[] Dashes(char status) => Reply(status, head.IsNet ? 'N' : 'G', new string('-', 10));

    private string Number(decimal value) => value.ToString($"F{head.Unit.Decimals}", CultureInfo.InvariantCulture);

    private byte[] Repeat()
    {
        Talks = true;
        return Weight();
    }

    private byte[] Clear()
    {
        head.ClearTare();
        return Weight();
    }

    private byte[] Switch()
    {
        head.SwitchUnit();
        return Weight();
    }

    private byte[] Preset(string tare) =>
        decimal.TryParse(tare.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && head.PresetTare(value) ? Weight() : Dashes('T');

    private static byte[] Framed(string text) => Encoding.ASCII.GetBytes($"\n{text}\r");
}
