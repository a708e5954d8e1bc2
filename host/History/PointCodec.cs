using System.Buffers;

namespace SmartCampus.Host.History;

/// <summary>Packs points of one series, without loss, into about 3 bytes each: first a byte (number of decimals, or <see cref="Binary"/>), then for each point the change of its interval in ms and the change of its value.</summary>
/// <remarks>Measured values have few decimals, so they are kept as whole numbers of the last decimal. Values with more than nine decimals are kept as binary differences (XOR).</remarks>
internal static class PointCodec
{
    private const byte Binary = 0xFF;
    private const int MostDecimals = 9;
    private const double MostExact = 1L << 49; // above, rounding might hit the neighbour

    private static readonly double[] Powers = [.. Enumerable.Range(0, MostDecimals + 1).Select(power => Math.Pow(10, power))];

    public static byte[] Pack(ReadOnlySpan<long> times, ReadOnlySpan<double> values)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 + times.Length * 2 * VarInt.Longest);
        int decimals = DecimalsOf(values);
        buffer[0] = decimals < 0 ? Binary : (byte)decimals;
        int length = 1;
        long interval = 0;
        long before = 0;
        for (int i = 0; i < times.Length; i++)
        {
            long next = i == 0 ? 0 : times[i] - times[i - 1];
            length += VarInt.WriteSigned(buffer.AsSpan(length), next - interval);
            interval = next;
            long coded = Code(values[i], decimals);
            length += decimals < 0 ? VarInt.Write(buffer.AsSpan(length), (ulong)(coded ^ before)) : VarInt.WriteSigned(buffer.AsSpan(length), coded - before);
            before = coded;
        }

        byte[] packed = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }

    /// <summary>Adds the points of a pack whose first is at <paramref name="start"/> and whose time is from <paramref name="from"/> up to and without <paramref name="to"/>.</summary>
    /// <exception cref="InvalidDataException">The pack is damaged.</exception>
    public static void Unpack(ReadOnlySpan<byte> pack, long start, long from, long to, List<RollUp> into)
    {
        int decimals = pack[0] == Binary ? -1 : pack[0];
        pack = pack[1..];
        long time = start;
        long interval = 0;
        long coded = 0;
        while (pack.Length > 0)
        {
            interval += VarInt.ReadSigned(ref pack);
            time += interval;
            coded = decimals < 0 ? coded ^ (long)VarInt.Read(ref pack) : coded + VarInt.ReadSigned(ref pack);
            if (time >= from && time < to)
                into.Add(RollUp.Of(time, decimals < 0 ? BitConverter.Int64BitsToDouble(coded) : coded / Powers[decimals]));
        }
    }

    /// <summary>The fewest decimals that all values have exactly; −1 when there are too many.</summary>
    private static int DecimalsOf(ReadOnlySpan<double> values)
    {
        int decimals = 0;
        foreach (double value in values)
            while (!IsExact(value, decimals))
                if (++decimals > MostDecimals)
                    return -1;

        // More decimals for a later value leave the earlier ones exact, unless they were large.
        foreach (double value in values)
            if (!IsExact(value, decimals))
                return -1;
        return decimals;
    }

    private static bool IsExact(double value, int decimals)
    {
        double whole = Math.Round(value * Powers[decimals]);
        return Math.Abs(whole) < MostExact && whole / Powers[decimals] == value;
    }

    private static long Code(double value, int decimals) => decimals < 0 ? BitConverter.DoubleToInt64Bits(value) : (long)Math.Round(value * Powers[decimals]);
}
