using System.Diagnostics.CodeAnalysis;
using System.Text;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>The 15 bytes that CAS retail scales (PR, PD, PDS) send when they are asked. CAS PR-II manual, PDI manual.</summary>
/// <remarks>SOH STX status, sign, 6 digits, 2 characters unit, BCC, ETX EOT. BCC is the exclusive or from status to unit. The digits are thousandths. Some imitations leave out SOH.</remarks>
internal static class CasPollFrame
{
    public const byte Enq = 0x05;
    public const byte Ack = 0x06;
    public const byte Dc1 = 0x11;

    /// <summary>Bytes, with SOH.</summary>
    public const int Length = 15;

    private const byte Soh = 0x01, Stx = 0x02, Etx = 0x03, Eot = 0x04;
    private const int Data = 10; // status, sign, digits, unit

    /// <summary>Looks for a frame at the beginning of some bytes.</summary>
    /// <param name="bytes">Begins with SOH, or with STX.</param>
    /// <param name="reading">What it says.</param>
    /// <returns>False when no sound frame stands there whole.</returns>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ScaleReading? reading)
    {
        reading = null;
        if (bytes is [Soh, ..])
            bytes = bytes[1..];
        if (bytes.Length < Length - 1 || bytes[0] != Stx || bytes[Data + 2] != Etx || bytes[Data + 3] != Eot || Bcc(bytes.Slice(1, Data)) != bytes[Data + 1])
            return false;
        ReadOnlySpan<byte> data = bytes.Slice(1, Data);
        if (data[0] is not ((byte)'S' or (byte)'U') || data[1] is not ((byte)'-' or (byte)' ') || data.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return false;
        if (data.Slice(2, 6).ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        string text = Encoding.ASCII.GetString(data);
        decimal value = new(int.Parse(text.AsSpan(2, 6), System.Globalization.CultureInfo.InvariantCulture), 0, 0, data[1] == '-', 3);
        reading = new ScaleReading(data[0] == 'S' ? ScaleState.Stable : ScaleState.Motion, new Weight(value, WeightUnits.CodeOf(text.AsSpan(8).Trim(' '))));
        return true;
    }

    /// <summary>Builds the 15 bytes.</summary>
    /// <param name="stable">The weight is at rest.</param>
    /// <param name="thousandths">The weight, −999999 to 999999.</param>
    /// <param name="unit">UCUM code.</param>
    public static byte[] Build(bool stable, int thousandths, string unit)
    {
        byte[] data = Encoding.ASCII.GetBytes($"{(stable ? 'S' : 'U')}{(thousandths < 0 ? '-' : ' ')}{Math.Abs(thousandths):D6}{WeightUnits.WordOf(unit),2}");
        return [Soh, Stx, .. data, Bcc(data), Etx, Eot];
    }

    private static byte Bcc(ReadOnlySpan<byte> data)
    {
        byte sum = 0;
        foreach (byte b in data)
            sum ^= b;
        return sum;
    }
}
