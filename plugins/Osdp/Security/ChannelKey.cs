namespace SmartCampus.Plugins.Osdp.Security;

/// <summary>A 16-byte key of a reader (SCBK). OSDP v2.2, D.1.</summary>
internal sealed class ChannelKey
{
    public const int Length = 16;

    private readonly byte[] bytes;

    private ChannelKey(byte[] bytes) => this.bytes = bytes;

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>True for the key that everybody knows (SCBK-D), bytes <c>30</c>–<c>3F</c>.</summary>
    public bool IsDefault => bytes.Index().All(b => b.Item == 0x30 + b.Index);

    /// <summary>Reads 32 hexadecimal digits; blanks are ignored. <see langword="null"/> when it is something else.</summary>
    public static ChannelKey? Parse(string text)
    {
        string digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == 2 * Length && digits.All(char.IsAsciiHexDigit) ? new ChannelKey(Convert.FromHexString(digits)) : null;
    }

    /// <summary>True when both are the same key.</summary>
    public bool Is(ChannelKey? other) => other is not null && bytes.AsSpan().SequenceEqual(other.bytes);

    /// <summary>Never the key.</summary>
    public override string ToString() => IsDefault ? "the factory key" : "a key";
}
