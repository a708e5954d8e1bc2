namespace SmartCampus.Plugins.Milesight.Codec;

/// <summary>A payload: channels one after the other. Nothing tells the length of a channel but its pair of id and type, so that an unknown pair ends what can be read.</summary>
/// <param name="Channels">What could be read, in order.</param>
/// <param name="Fault">Why reading ended before the end: <see cref="Unknown"/> or <see cref="Truncated"/>; <see langword="null"/>: all was read.</param>
internal sealed record ChannelFrame(IReadOnlyList<Channel> Channels, string? Fault)
{
    /// <summary>A pair that this kind of device does not have.</summary>
    public const string Unknown = "unknownChannel";

    /// <summary>The payload ends inside a channel.</summary>
    public const string Truncated = "truncated";

    /// <summary>Reads a payload; never throws.</summary>
    /// <param name="payload">The payload; LoRaWAN allows at most 242 bytes, more is read all the same.</param>
    /// <param name="lengths">The length of the data of each known pair.</param>
    public static ChannelFrame Parse(ReadOnlyMemory<byte> payload, IReadOnlyDictionary<ushort, int> lengths)
    {
        var channels = new List<Channel>();
        ReadOnlyMemory<byte> rest = payload;
        while (!rest.IsEmpty)
        {
            if (rest.Length < 2)
                return new ChannelFrame(channels, Truncated);
            (byte id, byte type) = (rest.Span[0], rest.Span[1]);
            if (!lengths.TryGetValue((ushort)((id << 8) | type), out int length))
                return new ChannelFrame(channels, Unknown);
            if (rest.Length < 2 + length)
                return new ChannelFrame(channels, Truncated);
            channels.Add(new Channel(id, type, rest.Slice(2, length)));
            rest = rest[(2 + length)..];
        }
        return new ChannelFrame(channels, null);
    }

    /// <summary>The payload of these channels.</summary>
    public static byte[] Build(IEnumerable<Channel> channels)
    {
        var payload = new List<byte>();
        foreach (Channel channel in channels)
            payload.AddRange([channel.Id, channel.Type, .. channel.Data.Span]);
        return [.. payload];
    }
}
