namespace SmartCampus.Benchmarks.Fuzz;

/// <summary>Random frames, the same ones in every run: half of them mere noise, half a valid message damaged in one to four places.</summary>
internal sealed class FuzzFrames(byte[] valid)
{
    private const int Longest = 300;
    private const int MostDamages = 4;

    private readonly byte[] buffer = new byte[Longest];
    private ulong state = 0x9E3779B97F4A7C15;

    /// <summary>The next frame; it lives until the one after it.</summary>
    public ReadOnlyMemory<byte> Next() => (Random() & 1) == 0 ? Noise() : Damaged();

    private ReadOnlyMemory<byte> Noise()
    {
        int length = Below(Longest);
        for (int i = 0; i < length; i++)
            buffer[i] = (byte)Random();
        // A right first byte now and then, or the noise is refused at once.
        if (length > 0 && (Random() & 1) == 0)
            buffer[0] = valid[0];
        return buffer.AsMemory(0, length);
    }

    private ReadOnlyMemory<byte> Damaged()
    {
        int length = Math.Min(valid.Length, Longest);
        valid.AsSpan(0, length).CopyTo(buffer);
        for (int damages = 1 + Below(MostDamages); damages > 0 && length > 0; damages--)
            length = Damage(length);
        return buffer.AsMemory(0, length);
    }

    private int Damage(int length)
    {
        int at = Below(length);
        switch (Below(5))
        {
            case 0:
                buffer[at] ^= (byte)(1 << Below(8));
                return length;
            case 1:
                buffer[at] = (byte)Random();
                return length;
            case 2:
                return at;
            case 3 when length < Longest:
                buffer.AsSpan(at, length - at).CopyTo(buffer.AsSpan(at + 1));
                return length + 1;
            default:
                buffer.AsSpan(at + 1, length - at - 1).CopyTo(buffer.AsSpan(at));
                return length - 1;
        }
    }

    private int Below(int limit) => (int)(Random() % (ulong)limit);

    // Xorshift64 (Marsaglia 2003).
    private ulong Random()
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state;
    }
}
