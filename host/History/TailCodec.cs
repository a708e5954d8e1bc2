using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SmartCampus.Host.History;

/// <summary>One tick's points of all series as bytes: the first time (8 bytes), then for each point its series, its time after the first, and its value (8 bytes).</summary>
internal static class TailCodec
{
    public static byte[] Pack(List<HistoryPoint> points)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(8 + points.Count * (8 + 2 * VarInt.Longest));
        long first = points[0].Time;
        BinaryPrimitives.WriteInt64LittleEndian(buffer, first);
        int length = 8;
        foreach (ref readonly HistoryPoint point in CollectionsMarshal.AsSpan(points))
        {
            length += VarInt.Write(buffer.AsSpan(length), (ulong)point.Series.Id);
            length += VarInt.WriteSigned(buffer.AsSpan(length), point.Time - first);
            BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(length), point.Value);
            length += 8;
        }

        byte[] packed = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }

    /// <exception cref="InvalidDataException">The bytes end in the middle of a number.</exception>
    public static void Unpack(ReadOnlySpan<byte> tail, Action<long, long, double> take)
    {
        long first = BinaryPrimitives.ReadInt64LittleEndian(tail);
        tail = tail[8..];
        while (tail.Length > 0)
        {
            long series = (long)VarInt.Read(ref tail);
            long time = first + VarInt.ReadSigned(ref tail);
            take(series, time, BinaryPrimitives.ReadDoubleLittleEndian(tail));
            tail = tail[8..];
        }
    }
}
