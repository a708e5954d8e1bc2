using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Acme.Meter.Codec;

/// <summary>A message: <c>07:text*3A</c> and a line feed; address, text, and the sum of all bytes before the star. Pure. (Name your document and section here.)</summary>
/// <param name="Address">1–99.</param>
/// <param name="Text">Without <c>*</c> and line ends.</param>
internal sealed record MeterFrame(int Address, string Text)
{
    /// <summary>The most bytes of a message.</summary>
    public const int MaximumLength = 64;

    public byte[] Build()
    {
        string body = $"{Address:D2}:{Text}";
        return Encoding.ASCII.GetBytes($"{body}*{Sum(Encoding.ASCII.GetBytes(body)):X2}\n");
    }

    /// <summary>Reads a message without its line feed; false when its form or its sum is wrong.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, [NotNullWhen(true)] out MeterFrame? frame)
    {
        frame = null;
        if (line.Length is < 6 or > MaximumLength || line[2] != ':' || line[^3] != '*' || line.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return false;
        if (!int.TryParse(line[..2], NumberStyles.None, CultureInfo.InvariantCulture, out int address)
            || !byte.TryParse(line[^2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte sum)
            || sum != Sum(line[..^3]))
            return false;
        frame = new MeterFrame(address, Encoding.ASCII.GetString(line[3..^3]));
        return true;
    }

    private static byte Sum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (byte b in bytes)
            sum += b;
        return sum;
    }
}
