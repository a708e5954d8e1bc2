namespace SmartCampus.Sdk.Testing;

/// <summary>Bytes as people write them in protocol documents: <c>01 03 00 00 00 0A C5 CD</c>.</summary>
public static class Hex
{
    /// <summary>Reads hexadecimal bytes; blanks and line ends are ignored.</summary>
    /// <exception cref="FormatException">Something else than pairs of hexadecimal digits.</exception>
    public static byte[] Bytes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Convert.FromHexString(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
    }

    /// <summary>Writes bytes, separated by blanks.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => string.Join(' ', Convert.ToHexString(bytes).Chunk(2).Select(pair => new string(pair)));
}
