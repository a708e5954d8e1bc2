namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>Keys as they were pressed. OSDP v2.2, 7.12 (KEYPAD). Pure.</summary>
/// <param name="Reader">From 0.</param>
/// <param name="Keys"><c>0</c>–<c>9</c>, <c>*</c>, <c>#</c>; other keys by their printable character, or <c>?</c>.</param>
internal sealed record KeysRead(int Reader, string Keys)
{
    /// <summary>Reads KEYPAD; <see langword="null"/> when its length and its count do not fit.</summary>
    public static KeysRead? Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length < 3 || data[1] != data.Length - 2)
            return null;
        Span<char> keys = stackalloc char[data.Length - 2];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = KeyOf(data[i + 2]);
        return new KeysRead(data[0], new string(keys));
    }

    // Star and hash are 7F and 0D; some readers send them as the plain characters.
    private static char KeyOf(byte digit) => digit switch
    {
        0x7F => '*',
        0x0D => '#',
        > 0x20 and < 0x7F => (char)digit,
        _ => '?',
    };
}
