namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>CRC-16 of a Modbus RTU frame. MODBUS over Serial Line V1.02, section 6.2.2 and appendix B.</summary>
internal static class ModbusCrc
{
    private const ushort Polynomial = 0xA001;

    private static readonly ushort[] Table = MakeTable();

    /// <summary>The check sum; the low byte goes first on the wire.</summary>
    public static ushort Compute(ReadOnlySpan<byte> frame)
    {
        ushort crc = 0xFFFF;
        foreach (byte b in frame)
            crc = (ushort)((crc >> 8) ^ Table[(byte)(crc ^ b)]);
        return crc;
    }

    /// <summary>True when the last two bytes are the check sum of those before; at least one byte must come before.</summary>
    public static bool IsRight(ReadOnlySpan<byte> frame) => frame.Length > 2 && Compute(frame) == 0;

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (int i = 0; i < table.Length; i++)
        {
            ushort crc = (ushort)i;
            for (int bit = 0; bit < 8; bit++)
                crc = (ushort)((crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial);
            table[i] = crc;
        }
        return table;
    }
}
