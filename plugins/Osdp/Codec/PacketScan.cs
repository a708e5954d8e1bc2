namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>What the bytes received so far amount to, for one who waits for replies of one reader. Pure.</summary>
/// <param name="Packet">A whole sound reply of the reader; <see langword="null"/> as long as there is none.</param>
/// <param name="Next">Where to look on: behind the reply, or where bytes begin that may still become one.</param>
/// <param name="Cause">Without a reply: what to call it when time is up now.</param>
internal readonly record struct PacketScan(OsdpPacket? Packet, int Next, string Cause)
{
    /// <summary>Nothing came that is for us.</summary>
    public const string Silent = "silent";

    /// <summary>A reply began and did not end.</summary>
    public const string Truncated = "truncated";

    /// <summary>Only damaged bytes came.</summary>
    public const string Crc = "crc";

    /// <summary>Looks for a reply of the reader. Noise, our own echo and packets of others are skipped.</summary>
    /// <param name="received">Bytes from the line.</param>
    /// <param name="address">The reader's address, 0–126.</param>
    public static PacketScan Of(ReadOnlySpan<byte> received, byte address)
    {
        string cause = Silent;
        int waiting = -1;
        for (int at = 0; at < received.Length;)
        {
            ReadOnlySpan<byte> rest = received[at..];
            int? length = OsdpPacket.LengthOf(rest);
            if (length is { } whole && whole > 0 && whole <= rest.Length)
            {
                if (OsdpPacket.Parse(rest[..whole]) is { } packet)
                {
                    if (packet.IsReply && packet.Address == address)
                        return new PacketScan(packet, at + whole, Silent);
                    at += whole;
                    continue;
                }
                cause = Crc;
            }
            else if (length is { } begun)
            {
                // Perhaps a packet that is still coming, perhaps noise that looks like one: a whole one behind it counts.
                waiting = waiting < 0 ? at : waiting;
                cause = begun > 0 || cause == Crc ? cause : Silent;
            }
            else if (rest[0] != OsdpPacket.Mark && cause == Silent)
            {
                cause = Crc;
            }
            at++;
        }
        return waiting < 0 ? new PacketScan(null, received.Length, cause) : new PacketScan(null, waiting, Truncated);
    }
}
