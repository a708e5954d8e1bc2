namespace SmartCampus.Demo.Modbus;

/// <summary>CRC-16 of a Modbus RTU frame. MODBUS over Serial Line V1.02, section 6.2.2 and appendix B.</summary>
internal static class Crc16
{
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        int crc = 0xFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xA001;
        }
        return (ushort)crc;
    }
}
