namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>Cuts a stream into messages by their first and last byte, whatever the grouping. Never joins two halves: what is too long, or cut, is dropped up to the next end or start.</summary>
/// <param name="start">The first byte, not part of the message; <see langword="null"/>: a message begins where the last one ended.</param>
/// <param name="ends">The bytes that end a message, not part of it. Empty messages do not count.</param>
/// <param name="longest">The most bytes of a message.</param>
internal sealed class Framer(byte? start, byte[] ends, int longest)
{
    private readonly byte[] message = new byte[longest];
    private int count;
    private bool inside;

    /// <summary>Forgets what has come so far. What comes next may be the end of a message that nobody saw begin.</summary>
    /// <param name="cut">True: without a start byte, everything up to the first end is dropped.</param>
    public void Reset(bool cut)
    {
        count = 0;
        inside = start is null && !cut;
    }

    /// <summary>Takes bytes until a message is whole.</summary>
    /// <param name="bytes">What has arrived; afterwards what is left of it.</param>
    /// <param name="whole">The message; valid until the next call.</param>
    /// <returns>False when all bytes are taken and no message is whole.</returns>
    public bool TryTake(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> whole)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!Add(bytes[i]))
                continue;
            bytes = bytes[(i + 1)..];
            whole = message.AsSpan(0, count);
            count = 0;
            return true;
        }
        bytes = default;
        whole = default;
        return false;
    }

    private bool Add(byte b)
    {
        if (b == start)
        {
            (inside, count) = (true, 0);
        }
        else if (ends.Contains(b))
        {
            bool whole = inside && count > 0;
            inside = start is null;
            if (whole)
                return true;
            count = 0;
        }
        else if (inside && count < longest)
        {
            message[count++] = b;
        }
        else
        {
            (inside, count) = (false, 0);
        }
        return false;
    }
}
