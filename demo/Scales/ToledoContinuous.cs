using System.Globalization;
using System.Text;

namespace SmartCampus.Demo.Scales;

/// <summary>Toledo standard continuous output with checksum. METTLER TOLEDO IND445 technical manual, appendix "Continuous output".</summary>
/// <param name="head">The scale.</param>
internal sealed class ToledoContinuous(ScaleHead head) : IScaleProtocol
{
    /// <inheritdoc/>
    public bool Talks => true;

    /// <inheritdoc/>
    public TimeSpan Rhythm { get; } = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public byte[] Hear(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            Obey((char)value);
        return [];
    }

    /// <inheritdoc/>
    public byte[] Tick()
    {
        byte[] frame =
        [
            0x02, StatusA, StatusB, (byte)(0x20 | (head.Unit.Symbol == "g" ? 1 : 0)),
            .. Digits(head.IsNet ? head.Net : head.Gross), .. Digits(head.Tare), 0x0D,
        ];
        return [.. frame, (byte)(-frame.Sum(b => b & 0x7F) & 0x7F)];
    }

    /// <inheritdoc/>
    public byte[] Boot() => [];

    // Decimals (2 = none), the step's digit, and bit 5 that is always set.
    private byte StatusA => (byte)(0x20 | (head.Unit.Decimals + 2) | Step << 3);

    private int Step => (int)(head.Unit.Division * (decimal)Math.Pow(10, head.Unit.Decimals)) switch { 2 => 2, 5 => 3, _ => 1 };

    private byte StatusB => (byte)(0x20
        | (head.IsNet ? 0x01 : 0)
        | ((head.IsNet ? head.Net : head.Gross) < 0 ? 0x02 : 0)
        | (head.State is ScaleState.Overload or ScaleState.Underload ? 0x04 : 0)
        | (head.State == ScaleState.Moving ? 0x08 : 0)
        | (head.Unit.Symbol == "lb" ? 0 : 0x10));

    private byte[] Digits(decimal value)
    {
        decimal whole = Math.Abs(value) * (decimal)Math.Pow(10, head.Unit.Decimals);
        return Encoding.ASCII.GetBytes(((long)Math.Min(whole, 999_999)).ToString("D6", CultureInfo.InvariantCulture));
    }

    private void Obey(char command)
    {
        if (command == 'Z' && head.State == ScaleState.Stable)
            head.SetZero();
        if (command == 'T' && head.State == ScaleState.Stable)
            head.SetTare();
        if (command == 'C')
            head.ClearTare();
    }
}
