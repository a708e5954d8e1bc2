using System.Buffers.Binary;

namespace SmartCampus.Demo.Modbus;

/// <summary>Frames of Modbus RTU: address, PDU, CRC low byte first. MODBUS over Serial Line V1.02, section 2.5.1.</summary>
internal static class RtuFrame
{
    /// <summary>Longest frame in bytes.</summary>
    public const int Longest = 256;

    /// <summary>A frame from its parts.</summary>
    public static byte[] Build(byte address, ReadOnlySpan<byte> pdu)
    {
        byte[] frame = new byte[pdu.Length + 3];
        frame[0] = address;
        pdu.CopyTo(frame.AsSpan(1));
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(frame.Length - 2), Crc16.Of(frame.AsSpan(0, frame.Length - 2)));
        return frame;
    }

    /// <summary>True when the last two bytes are the CRC of the others.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> frame) =>
        frame.Length >= 4 && BinaryPrimitives.ReadUInt16LittleEndian(frame[^2..]) == Crc16.Of(frame[..^2]);

    /// <summary>Length of the request that begins so; 0 when it cannot be told yet, or the function is unknown.</summary>
    public static int RequestLength(ReadOnlySpan<byte> start) => start.Length < 2 ? 0 : start[1] switch
    {
        >= 0x01 and <= 0x06 => 8,
        0x0F or 0x10 => start.Length < 7 ? 0 : 9 + start[6],
        _ => 0,
    };
}
