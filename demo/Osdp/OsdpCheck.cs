namespace SmartCampus.Demo.Osdp;

/// <summary>The check at the end of an OSDP packet. OSDP v2.2, section 5.9: CRC-16 (polynomial 1021, initial 1D0F) or an 8-bit checksum.</summary>
internal static class OsdpCheck
{
    /// <summary>CRC over the packet so far, mark byte excluded.</summary>
    public static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0x1D0F;
        foreach (byte value in bytes)
        {
            crc ^= (ushort)(value << 8);
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? (ushort)(crc << 1 ^ 0x1021) : (ushort)(crc << 1);
        }
        return crc;
    }

    /// <summary>What makes the sum of all bytes 0 modulo 256.</summary>
    public static byte Sum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (byte value in bytes)
            sum += value;
        return (byte)-sum;
    }

    /// <summary>True when the packet ends with the check that its control byte promises.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> packet) => (packet[4] & 0x04) != 0
        ? Crc(packet[..^2]) == (packet[^2] | packet[^1] << 8)
        : Sum(packet) == 0;
}
