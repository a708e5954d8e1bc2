namespace SmartCampus.Demo.Tests.Osdp;

/// <summary>Bytes as a datasheet prints them.</summary>
internal static class Hex
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Nothing is an empty text.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => string.Join(' ', Convert.ToHexString(bytes).Chunk(2).Select(pair => new string(pair)));
}
