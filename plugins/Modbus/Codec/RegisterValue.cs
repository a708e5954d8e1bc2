using System.Buffers.Binary;

namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>Register contents as numbers and back. Pure.</summary>
internal static class RegisterValue
{
    /// <summary>How many registers a type takes.</summary>
    public static int RegistersOf(RegisterType type) => type switch
    {
        RegisterType.U32 or RegisterType.S32 or RegisterType.F32 => 2,
        RegisterType.U64 => 4,
        _ => 1,
    };

    /// <summary>Reads a number; <see langword="null"/> when a float is not finite or of 1e18 or more.</summary>
    /// <param name="data">Exactly the type's registers as they came.</param>
    public static decimal? Read(ReadOnlySpan<byte> data, RegisterType type, WordOrder order)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes = bytes[..data.Length];
        data.CopyTo(bytes);
        Reorder(bytes, order);
        return type switch
        {
            RegisterType.U16 or RegisterType.Bit => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            RegisterType.S16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
            RegisterType.U32 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            RegisterType.S32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
            RegisterType.U64 => BinaryPrimitives.ReadUInt64BigEndian(bytes),
            _ => BinaryPrimitives.ReadSingleBigEndian(bytes) is var number && Math.Abs(number) < 1e18f ? (decimal)number : null,
        };
    }

    /// <summary>Writes a number, rounded to a whole one unless the type is a float; false when it does not fit.</summary>
    /// <param name="data">Exactly the type's registers.</param>
    public static bool TryWrite(Span<byte> data, decimal number, RegisterType type, WordOrder order)
    {
        decimal whole = Math.Round(number, MidpointRounding.AwayFromZero);
        (decimal minimum, decimal maximum) = type switch
        {
            RegisterType.U16 => (ushort.MinValue, ushort.MaxValue),
            RegisterType.S16 => (short.MinValue, short.MaxValue),
            RegisterType.U32 => (uint.MinValue, uint.MaxValue),
            RegisterType.S32 => (int.MinValue, int.MaxValue),
            RegisterType.U64 => (ulong.MinValue, (decimal)ulong.MaxValue),
            RegisterType.F32 => (decimal.MinValue, decimal.MaxValue),
            _ => (0, 1),
        };
        if (whole < minimum || whole > maximum)
            return false;
        if (type == RegisterType.F32)
            BinaryPrimitives.WriteSingleBigEndian(data, (float)number);
        else if (type == RegisterType.U64)
            BinaryPrimitives.WriteUInt64BigEndian(data, (ulong)whole);
        else if (data.Length == 4)
            BinaryPrimitives.WriteUInt32BigEndian(data, unchecked((uint)(long)whole));
        else
            BinaryPrimitives.WriteUInt16BigEndian(data, unchecked((ushort)(long)whole));
        Reorder(data, order);
        return true;
    }

    // Each order is its own inverse. One register is big-endian always.
    private static void Reorder(Span<byte> bytes, WordOrder order)
    {
        if (bytes.Length <= 2)
            return;
        if (order is WordOrder.Cdab or WordOrder.Dcba)
            bytes.Reverse();
        if (order is WordOrder.Cdab or WordOrder.Badc)
        {
            for (int i = 0; i < bytes.Length; i += 2)
                (bytes[i], bytes[i + 1]) = (bytes[i + 1], bytes[i]);
        }
    }
}
