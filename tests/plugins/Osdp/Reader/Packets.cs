namespace SmartCampus.Plugins.Osdp.Tests.Reader;

/// <summary>Packets of a reader, put together and taken apart by hand.</summary>
internal static class Packets
{
    public static bool IsRight(byte[] packet) => (packet[4] & 4) != 0
        ? Crc(packet[..^2]) == (packet[^2] | packet[^1] << 8)
        : packet.Aggregate(0, (sum, b) => (sum + b) & 0xFF) == 0;

    public static (byte Block, byte[] BlockData, byte Code, byte[] Data, byte[] Mac) Split(byte[] packet)
    {
        byte[] rest = packet[5..^((packet[4] & 4) != 0 ? 2 : 1)];
        if ((packet[4] & 8) == 0)
            return (0, [], rest[0], rest[1..], []);
        byte block = rest[1];
        byte[] blockData = rest[2..rest[0]];
        rest = rest[rest[0]..];
        int mac = block >= 0x15 ? 4 : 0;
        return (block, blockData, rest[0], rest[1..^mac], rest[^mac..]);
    }

    public static byte CodeOf(byte[] packet) => Split(packet).Code;

    public static byte[] Busy(byte address) => Close([0x53, (byte)(address | 0x80), 8, 0, 4, 0x79]);

    public static byte[] Plain(byte address, byte[] request, params byte[] codeAndData) => Close(Head(address, request, 0, codeAndData));

    public static byte[] Plain(byte address, byte[] request, byte code, byte[] data) => Plain(address, request, [code, .. data]);

    public static byte[] Handshake(byte address, byte[] request, byte block, byte blockData, byte code, byte[] data) =>
        Close(Head(address, request, 8, [3, block, blockData, code, .. data]));

    public static byte[] Secured(byte address, byte[] request, ReaderChannel channel, byte[] codeAndData, ReaderQuirks quirks)
    {
        byte[] data = codeAndData[1..];
        byte block = data.Length > 0 || quirks.HasFlag(ReaderQuirks.EmptyBlock18) ? (byte)0x18 : (byte)0x16;
        if (data.Length > 0 && quirks.HasFlag(ReaderQuirks.Block15))
            block = 0x15;
        else if (data.Length > 0)
            data = channel.Encrypt(data);
        byte[] packet = Head(address, request, 8, [2, block, codeAndData[0], .. data]);
        Resize(packet, 4);
        return Close([.. packet, .. channel.Sign(packet)]);
    }

    public static ushort Crc(byte[] bytes)
    {
        int crc = 0x1D0F;
        foreach (byte b in bytes)
        {
            crc ^= b << 8;
            for (int i = 0; i < 8; i++)
                crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : crc << 1;
        }
        return (ushort)crc;
    }

    private static byte[] Head(byte address, byte[] request, byte flags, byte[] rest)
    {
        int length = 5 + rest.Length + ((request[4] & 4) != 0 ? 2 : 1);
        return [0x53, (byte)(address | 0x80), (byte)length, (byte)(length >> 8), (byte)(request[4] & 7 | flags), .. rest];
    }

    /// <summary>The same reply with a CRC in place of its checksum.</summary>
    public static byte[] WithCrc(byte[] reply)
    {
        byte[] packet = reply[..^1];
        packet[4] |= 4;
        Resize(packet, 1);
        return Close(packet);
    }

    private static void Resize(byte[] packet, int by)
    {
        int length = (packet[2] | packet[3] << 8) + by;
        (packet[2], packet[3]) = ((byte)length, (byte)(length >> 8));
    }

    private static byte[] Close(byte[] packet) => (packet[4] & 4) != 0
        ? [.. packet, (byte)Crc(packet), (byte)(Crc(packet) >> 8)]
        : [.. packet, (byte)-packet.Aggregate(0, (sum, b) => sum + b)];
}
