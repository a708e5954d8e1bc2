using System.Buffers.Binary;

namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>One packet, either way. OSDP v2.2, 5.9: SOM, address, length, control, security block, code, data, MAC, check. The mark byte is no part of it. Pure.</summary>
/// <param name="Address">0–126, or 127 for whoever is there.</param>
/// <param name="IsReply">True from the reader, false to it.</param>
/// <param name="Sequence">0–3.</param>
/// <param name="UsesCrc">CRC-16, or else the checksum.</param>
/// <param name="Block">The security block's type, <c>11</c>–<c>18</c>; 0 for none.</param>
/// <param name="BlockData">What follows the type in the security block.</param>
/// <param name="Code">Command or reply.</param>
/// <param name="Data">Its data, encrypted under blocks 17 and 18.</param>
/// <param name="Mac">Four bytes under blocks 15–18, otherwise none.</param>
internal sealed record OsdpPacket(
    byte Address, bool IsReply, byte Sequence, bool UsesCrc, byte Block, byte[] BlockData, byte Code, byte[] Data, byte[] Mac)
{
    public const byte Mark = 0xFF;

    public const byte Start = 0x53;

    /// <summary>The most bytes that a packet may have.</summary>
    public const int MaximumLength = 1440;

    public const int MacLength = 4;

    private const int HeaderLength = 5;
    private const int SmallestBlock = 2;
    private const byte CrcFlag = 0x04;
    private const byte BlockFlag = 0x08;
    private const byte ReplyFlag = 0x80;

    /// <summary>True for the blocks of an open secure channel, which carry a MAC.</summary>
    public static bool HasMac(byte block) => block is >= SecureBlock.Command and <= SecureBlock.EncryptedReply;

    /// <summary>Writes it; what a MAC covers is everything before <see cref="Mac"/>.</summary>
    public byte[] Build()
    {
        int block = Block == 0 ? 0 : SmallestBlock + BlockData.Length;
        int check = UsesCrc ? OsdpCheck.CrcLength : OsdpCheck.ChecksumLength;
        byte[] bytes = new byte[HeaderLength + block + 1 + Data.Length + Mac.Length + check];
        bytes[0] = Start;
        bytes[1] = (byte)(Address | (IsReply ? ReplyFlag : 0));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), (ushort)bytes.Length);
        bytes[4] = (byte)(Sequence | (UsesCrc ? CrcFlag : 0) | (block > 0 ? BlockFlag : 0));
        if (block > 0)
        {
            (bytes[5], bytes[6]) = ((byte)block, Block);
            BlockData.CopyTo(bytes, 7);
        }
        bytes[HeaderLength + block] = Code;
        Data.CopyTo(bytes, HeaderLength + block + 1);
        Mac.CopyTo(bytes, bytes.Length - check - Mac.Length);
        Span<byte> body = bytes.AsSpan(0, bytes.Length - check);
        if (UsesCrc)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.Length - check), OsdpCheck.Crc(body));
        else
            bytes[^1] = OsdpCheck.Checksum(body);
        return bytes;
    }

    /// <summary>The bytes that the MAC covers, the length already final. OSDP v2.2, D.5.</summary>
    public byte[] Covered() => Build()[..^(Mac.Length + (UsesCrc ? OsdpCheck.CrcLength : OsdpCheck.ChecksumLength))];

    /// <summary>How long the packet at the start of these bytes says it is; <see langword="null"/> when no packet starts here, 0 when more bytes are needed to tell.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Start)
            return null;
        if (bytes.Length < HeaderLength)
            return 0;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        int least = HeaderLength + 1 + ((bytes[4] & CrcFlag) != 0 ? OsdpCheck.CrcLength : OsdpCheck.ChecksumLength);
        return length >= least && length <= MaximumLength ? length : null;
    }

    /// <summary>Reads a packet that fills these bytes exactly; <see langword="null"/> when the check is wrong or the parts do not fit.</summary>
    public static OsdpPacket? Parse(ReadOnlySpan<byte> bytes)
    {
        if (LengthOf(bytes) != bytes.Length || !IsRight(bytes))
            return null;
        byte control = bytes[4];
        ReadOnlySpan<byte> rest = bytes[HeaderLength..^((control & CrcFlag) != 0 ? OsdpCheck.CrcLength : OsdpCheck.ChecksumLength)];
        ReadOnlySpan<byte> block = default;
        if ((control & BlockFlag) != 0)
        {
            int length = rest[0];
            if (length < SmallestBlock || length >= rest.Length || rest[1] == 0)
                return null;
            block = rest[1..length];
            rest = rest[length..];
        }
        byte type = block.IsEmpty ? (byte)0 : block[0];
        int mac = HasMac(type) ? MacLength : 0;
        if (rest.Length < 1 + mac)
            return null;
        return new OsdpPacket(
            (byte)(bytes[1] & ~ReplyFlag), (bytes[1] & ReplyFlag) != 0, (byte)(control & 0x03), (control & CrcFlag) != 0,
            type, block.IsEmpty ? [] : block[1..].ToArray(), rest[0], rest[1..^mac].ToArray(), rest[^mac..].ToArray());
    }

    private static bool IsRight(ReadOnlySpan<byte> bytes) => (bytes[4] & CrcFlag) != 0
        ? OsdpCheck.Crc(bytes[..^OsdpCheck.CrcLength]) == BinaryPrimitives.ReadUInt16LittleEndian(bytes[^OsdpCheck.CrcLength..])
        : OsdpCheck.Checksum(bytes) == 0;
}
