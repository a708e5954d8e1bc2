using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>One message of Toledo's standard continuous output. METTLER TOLEDO Wildcat manual, IND445 manual; Kern FTC manual.</summary>
/// <remarks>STX, SWA, SWB, SWC, 6 digits of weight, 6 of tare, CR, and on some scales a check sum. Sign and decimal point are in the status words.</remarks>
internal static class ToledoFrame
{
    /// <summary>Bytes without check sum, STX and CR included.</summary>
    public const int Length = 17;

    public const byte Stx = 0x02;
    private const byte Cr = 0x0D;
    private const int Digits = 6;
    private static readonly string?[] Others = [null, "g", "t", "[oz_av]", "[oz_tr]", "[pwt_tr]"];
    private static readonly decimal[] Scales = [100, 10, 1, 0.1m, 0.01m, 0.001m, 0.0001m, 0.00001m];

    /// <summary>The check sum of the message: the 7-bit two's complement of the sum of its bytes.</summary>
    public static byte CheckSum(ReadOnlySpan<byte> frame)
    {
        int sum = 0;
        foreach (byte b in frame)
            sum += b & 0x7F;
        return (byte)(-sum & 0x7F);
    }

    /// <summary>Reads the 17 bytes from STX to CR. The parity bit, on a line set to 8 bits, is taken off.</summary>
    public static bool TryParse(ReadOnlySpan<byte> frame, out ScaleReading? reading)
    {
        reading = null;
        if (frame.Length != Length || (frame[0] & 0x7F) != Stx || (frame[^1] & 0x7F) != Cr)
            return false;
        int a = frame[1] & 0x7F, b = frame[2] & 0x7F, c = frame[3] & 0x7F;
        if ((a & 0x60) != 0x20 || (b & 0x20) == 0 || (c & 0x20) == 0)
            return false;
        if (!TryDigits(frame.Slice(4, Digits), out int weight) || !TryDigits(frame.Slice(4 + Digits, Digits), out int tare))
            return false;
        decimal scale = Scales[a & 7];
        string? unit = (c & 7) == 0 ? (b & 0x10) != 0 ? "kg" : "[lb_av]" : (c & 7) < Others.Length ? Others[c & 7] : null;
        bool negative = (b & 2) != 0;
        reading = new ScaleReading(StateOf(b), new Weight((negative ? -weight : weight) * scale, unit))
        {
            Net = (b & 1) != 0,
            Tare = new Weight(tare * scale, unit),
            Cause = (b & 0x4C) == 0x40 ? "notZeroed" : null,
        };
        return true;
    }

    /// <summary>Builds the 17 bytes, without check sum.</summary>
    /// <param name="words">SWA, SWB, SWC.</param>
    /// <param name="weight">The digits of the weight, 0–999999.</param>
    /// <param name="tare">The digits of the tare.</param>
    public static byte[] Build((byte A, byte B, byte C) words, int weight, int tare)
    {
        byte[] frame = new byte[Length];
        (frame[0], frame[1], frame[2], frame[3], frame[^1]) = (Stx, words.A, words.B, words.C, Cr);
        System.Text.Encoding.ASCII.GetBytes($"{weight:D6}{tare:D6}", frame.AsSpan(4));
        return frame;
    }

    private static ScaleState StateOf(int b) => b switch
    {
        _ when (b & 4) != 0 => (b & 2) != 0 ? ScaleState.Underload : ScaleState.Overload,
        _ when (b & 8) != 0 => ScaleState.Motion,
        _ when (b & 0x40) != 0 => ScaleState.Fault,
        _ => ScaleState.Stable,
    };

    private static bool TryDigits(ReadOnlySpan<byte> bytes, out int value)
    {
        value = 0;
        bool begun = false;
        foreach (byte raw in bytes)
        {
            int digit = (raw & 0x7F) - '0';
            if ((raw & 0x7F) == ' ' && !begun)
                continue;
            if (digit is < 0 or > 9)
                return false;
            begun = true;
            value = (value * 10) + digit;
        }
        return begun;
    }
}
