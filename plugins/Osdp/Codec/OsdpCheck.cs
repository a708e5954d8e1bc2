namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>The two checks of a packet. OSDP v2.2, 5.9: CRC-16 (polynomial 1021, start 1D0F, low byte first) or the two's complement of the sum.</summary>
internal static class OsdpCheck
{
    public const int CrcLength = 2;

    public const int ChecksumLength = 1;

    public static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0x1D0F;
        foreach (byte b in bytes)
        {
            crc ^= (ushort)(b << 8);
            for (int bit = 0; bit < 8; bit++)
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
        }
        return crc;
    }

    public static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (byte b in bytes)
            sum += b;
        return (byte)-sum;
    }
}
