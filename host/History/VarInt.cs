namespace SmartCampus.Host.History;

/// <summary>Integers in 1 to 10 bytes, seven bits each, least first; signed ones folded (zigzag), so that small ones of either sign are short. Protocol Buffers encoding, "Base 128 Varints" and "Signed Integers".</summary>
internal static class VarInt
{
    public const int Longest = 10;

    public static int Write(Span<byte> target, ulong value)
    {
        int length = 0;
        for (; value >= 0x80; value >>= 7)
            target[length++] = (byte)(value | 0x80);
        target[length++] = (byte)value;
        return length;
    }

    public static int WriteSigned(Span<byte> target, long value) => Write(target, (ulong)(value << 1 ^ value >> 63));

    /// <exception cref="InvalidDataException">The bytes end in the middle of a number.</exception>
    public static ulong Read(ref ReadOnlySpan<byte> source)
    {
        ulong value = 0;
        for (int i = 0; i < source.Length && i < Longest; i++)
        {
            value |= (ulong)(source[i] & 0x7F) << (7 * i);
            if (source[i] < 0x80)
            {
                source = source[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("Stored history ends in the middle of a number.");
    }

    /// <inheritdoc cref="Read"/>
    public static long ReadSigned(ref ReadOnlySpan<byte> source)
    {
        ulong folded = Read(ref source);
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }
}
