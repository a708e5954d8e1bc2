namespace SmartCampus.Demo.Osdp;

/// <summary>A command as it came over the wire. OSDP v2.2, section 5.</summary>
/// <param name="Raw">The packet, without the mark byte.</param>
internal readonly record struct OsdpCommand(byte[] Raw)
{
    private const int Header = 5;

    /// <summary>Shortest packet: header, code, checksum.</summary>
    public const int Shortest = 7;

    /// <summary>Sequence number, 0–3.</summary>
    public int Sequence => Raw[4] & 0x03;

    /// <summary>True with a CRC, false with a checksum.</summary>
    public bool HasCrc => (Raw[4] & 0x04) != 0;

    /// <summary>Type of the security block, 11–18; 0 without one.</summary>
    public byte BlockType => BlockLength > 1 ? Raw[Header + 1] : (byte)0;

    /// <summary>First byte of the security block's data; 0 without.</summary>
    public byte BlockData => BlockLength > 2 ? Raw[Header + 2] : (byte)0;

    /// <summary>The command code.</summary>
    public byte Code => Raw[Header + BlockLength];

    /// <summary>True when a MAC stands before the check.</summary>
    public bool HasMac => BlockType is >= 0x15 and <= 0x18;

    /// <summary>The data, still encrypted for SCS_17.</summary>
    public ReadOnlySpan<byte> Data => Raw.AsSpan(Header + BlockLength + 1, Raw.Length - Header - BlockLength - 1 - Tail);

    /// <summary>What the MAC covers.</summary>
    public ReadOnlySpan<byte> Covered => Raw.AsSpan(0, Raw.Length - Tail);

    /// <summary>The four bytes of the MAC; empty without.</summary>
    public ReadOnlySpan<byte> Mac => HasMac ? Raw.AsSpan(Raw.Length - Tail, 4) : [];

    /// <summary>True when the parts fit into the packet; asked before anything else.</summary>
    public bool IsWellFormed => Raw.Length >= Shortest && (BlockLength == 0 || BlockLength is 2 or 3) && Raw.Length >= Header + BlockLength + 1 + Tail;

    private int BlockLength => (Raw[4] & 0x08) != 0 ? Raw[Header] : 0;

    private int Tail => (HasMac ? 4 : 0) + (HasCrc ? 2 : 1);
}
