namespace SmartCampus.Sdk.Testing;

/// <summary>What becomes of a message. The same damage in the same order in every run: where it strikes moves on with each message.</summary>
internal sealed class FaultShaper
{
    private const int LongestGarbage = 8;

    private uint noise = 0x9E3779B9;
    private int count;

    /// <summary>The pieces in which a message comes, or nothing.</summary>
    public IReadOnlyList<byte[]> Shape(Fault fault, byte[] message, IReadOnlyList<byte> foreign)
    {
        count += fault == Fault.None ? 0 : 1;
        return fault switch
        {
            Fault.Mute or Fault.Refuse or Fault.Reset or Fault.HalfClose => [],
            Fault.Drop => [[.. message[..Where(message)], .. message[(Where(message) + 1)..]]],
            Fault.Corrupt => [Flip(message)],
            Fault.Truncate => [message[..Where(message)]],
            Fault.Split => [.. message.Select(b => new[] { b })],
            Fault.Duplicate => [message, message],
            Fault.Garbage => [Garbage(), message],
            Fault.Foreign => [[.. foreign], message],
            _ => [message],
        };
    }

    // 7 is prime to nearly every length, so that all places have their turn.
    private int Where(byte[] message) => count * 7 % message.Length;

    private byte[] Flip(byte[] message)
    {
        byte[] flipped = [.. message];
        flipped[Where(message)] ^= (byte)(1 << (count % 8));
        return flipped;
    }

    private byte[] Garbage() => [.. Enumerable.Range(0, 1 + (count % LongestGarbage)).Select(_ => Noise())];

    // Xorshift (Marsaglia 2003): the same bytes in every run.
    private byte Noise()
    {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        return (byte)noise;
    }
}
