using System.Globalization;
using System.Text;

namespace SmartCampus.Demo.Scales;

/// <summary>A&amp;D standard format of weighing indicators, streamed, with the usual commands and acknowledgement. A&amp;D AD-4404 and AD-4212A manuals.</summary>
/// <param name="head">The scale.</param>
internal sealed class AndStandard(ScaleHead head) : IScaleProtocol
{
    private readonly LineBuffer _lines = new((byte)'\n');

    /// <inheritdoc/>
    public bool Talks { get; private set; } = true;

    /// <inheritdoc/>
    public TimeSpan Rhythm { get; } = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public byte[] Hear(ReadOnlySpan<byte> bytes) => [.. _lines.Add(bytes).SelectMany(Answer)];

    /// <inheritdoc/>
    public byte[] Tick() => Weight();

    /// <inheritdoc/>
    public byte[] Boot()
    {
        Talks = true;
        return [];
    }

    private byte[] Answer(string line) => line switch
    {
        "Q" or "SI" => Weight(),
        "S" => head.State == ScaleState.Moving ? Line("EC,E02") : Weight(),
        "SIR" => Stream(true),
        "C" => Stream(false),
        "Z" or "R" => Done(head.State == ScaleState.Stable && head.SetZero()),
        "T" => Done(head.State == ScaleState.Stable && head.SetTare()),
        "?ID" => Line("ID,DEMO   "),
        "?SN" => Line($"SN,{head.Serial}"),
        "?TN" => Line("TN,AD-4404"),
        _ => Line("EC,E01"),
    };

    private byte[] Stream(bool on)
    {
        Talks = on;
        return on ? [] : Done(true);
    }

    // Eight characters of number, two of unit: 18 bytes with the end of line.
    private byte[] Weight()
    {
        string status = head.State switch { ScaleState.Stable => "ST", ScaleState.Moving => "US", _ => "OL" };
        string digits = Math.Abs(head.Net).ToString($"F{head.Unit.Decimals}", CultureInfo.InvariantCulture).PadLeft(7, '0');
        string number = status == "OL" ? new string(' ', 8) : (head.Net < 0 ? '-' : '+') + digits;
        return Line($"{status},{(head.IsNet ? "NT" : "GS")},{number}{head.Unit.Symbol,2}");
    }

    private static byte[] Done(bool obeyed) => obeyed ? [0x06] : Line("EC,E02");

    private static byte[] Line(string text) => Encoding.ASCII.GetBytes(text + "\r\n");
}
