namespace SmartCampus.Plugins.Milesight.Codec;

/// <summary>One entry of a payload: channel id 1 byte, type 1 byte, data. protocols.md 6.1; Milesight user guides, "Uplink Payload".</summary>
/// <param name="Id">Channel id.</param>
/// <param name="Type">What the data is.</param>
/// <param name="Data">The data, little-endian.</param>
internal readonly record struct Channel(byte Id, byte Type, ReadOnlyMemory<byte> Data)
{
    /// <summary>Id and type as one number, e.g. <c>0x0175</c>.</summary>
    public ushort Pair => (ushort)((Id << 8) | Type);
}
