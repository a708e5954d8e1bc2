namespace SmartCampus.Demo.Osdp;

/// <summary>Builds replies. OSDP v2.2, section 5.</summary>
internal static class OsdpReply
{
    /// <summary>The packet up to where MAC or check follow, its length already final.</summary>
    /// <param name="address">The reader's address.</param>
    /// <param name="sequence">The command's sequence number.</param>
    /// <param name="crc">CRC or checksum.</param>
    /// <param name="block">The security block; empty = none.</param>
    /// <param name="code">The reply code.</param>
    /// <param name="data">The data, encrypted if need be.</param>
    /// <param name="mac">Whether a MAC will follow.</param>
    public static byte[] Open(byte address, int sequence, bool crc, ReadOnlySpan<byte> block, byte code, ReadOnlySpan<byte> data, bool mac)
    {
        int length = 5 + block.Length + 1 + data.Length + (mac ? 4 : 0) + (crc ? 2 : 1);
        byte control = (byte)(sequence | (crc ? 0x04 : 0) | (block.Length > 0 ? 0x08 : 0));
        return [0x53, (byte)(address | 0x80), (byte)length, (byte)(length >> 8), control, .. block, code, .. data];
    }

    /// <summary>The packet with its check.</summary>
    public static byte[] Close(ReadOnlySpan<byte> open, bool crc)
    {
        if (!crc)
            return [.. open, OsdpCheck.Sum(open)];
        ushort check = OsdpCheck.Crc(open);
        return [.. open, (byte)check, (byte)(check >> 8)];
    }

    /// <summary>A plain packet.</summary>
    public static byte[] Plain(byte address, int sequence, bool crc, byte code, ReadOnlySpan<byte> data) =>
        Close(Open(address, sequence, crc, [], code, data, mac: false), crc);
}
