using System.Globalization;
using System.Text;

namespace SmartCampus.Demo.Scales;

/// <summary>Mettler Toledo 8217, the counter scale's polled protocol: single characters. METTLER TOLEDO Viva service manual.</summary>
/// <param name="head">The scale.</param>
internal sealed class Toledo8217(ScaleHead head) : IScaleProtocol
{
    private const byte Start = 0x02, End = 0x0D;
    private const int TareDigits = 5;

    private bool _echoes;

    /// <inheritdoc/>
    public bool Talks => false;

    /// <inheritdoc/>
    public TimeSpan Rhythm => TimeSpan.FromSeconds(1);

    private byte[] Status => [Start, (byte)'?', (byte)(0x40
        | (head.State == ScaleState.Moving ? 0x01 : 0)
        | (head.State == ScaleState.Overload ? 0x02 : 0)
        | (head.State == ScaleState.Underload || head.Net < 0 ? 0x04 : 0)
        | (head.IsCentred ? 0x10 : 0)
        | (head.IsNet ? 0x20 : 0)), End];

    /// <inheritdoc/>
    public byte[] Hear(ReadOnlySpan<byte> bytes)
    {
        var said = new List<byte>();
        for (int i = 0; i < bytes.Length; i++)
        {
            if (_echoes)
                said.AddRange(Echo(bytes[i]));
            else if (bytes[i] == 'T' && Preset(bytes[(i + 1)..]))
                (i, said) = (i + TareDigits, [.. said, .. Status]);
            else
                said.AddRange(Answer((char)bytes[i]));
        }
        return [.. said];
    }

    /// <inheritdoc/>
    public byte[] Tick() => [];

    /// <inheritdoc/>
    public byte[] Boot()
    {
        _echoes = false;
        return [];
    }

    private byte[] Answer(char command)
    {
        switch (command)
        {
            case 'W':
                return Weight();
            case 'Z':
                if (head.State == ScaleState.Stable && !head.IsNet)
                    head.SetZero();
                return Status;
            case 'T':
                if (head.State == ScaleState.Stable)
                    head.SetTare();
                return Status;
            case 'C':
                head.ClearTare();
                return Status;
            case 'B':
                return [Start, (byte)'?', (byte)'@', End];
            case 'E':
                _echoes = true;
                return [Start, (byte)'E', End];
            default:
                return [];
        }
    }

    private byte[] Weight()
    {
        if (head.State != ScaleState.Stable || head.Net < 0)
            return Status;
        string digits = head.Net.ToString($"F{head.Unit.Decimals}", CultureInfo.InvariantCulture).PadLeft(6, '0');
        return [Start, .. Encoding.ASCII.GetBytes(digits), .. head.IsNet ? "N"u8 : [], End];
    }

    private byte[] Echo(byte value)
    {
        _echoes = value != 'F';
        return [value];
    }

    // The digits follow at once: the command has no end mark.
    private bool Preset(ReadOnlySpan<byte> rest) => rest.Length >= TareDigits
        && int.TryParse(Encoding.ASCII.GetString(rest[..TareDigits]), NumberStyles.None, CultureInfo.InvariantCulture, out int tare)
        && head.PresetTare(tare / (decimal)Math.Pow(10, head.Unit.Decimals));
}
