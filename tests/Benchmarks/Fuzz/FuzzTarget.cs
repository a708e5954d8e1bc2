namespace SmartCampus.Benchmarks.Fuzz;

/// <summary>A codec that must refuse any bytes in peace.</summary>
/// <param name="Name">Plugin and codec.</param>
/// <param name="Valid">A message that it takes; frames are also made by damaging it.</param>
/// <param name="Parse">Feeds it; true when it is taken.</param>
internal sealed record FuzzTarget(string Name, byte[] Valid, Func<ReadOnlyMemory<byte>, bool> Parse)
{
    /// <param name="name">Plugin and codec.</param>
    /// <param name="valid">As text, e.g. a line with its end.</param>
    /// <param name="parse">Feeds it; true when it is taken.</param>
    public static FuzzTarget Text(string name, string valid, Func<ReadOnlyMemory<byte>, bool> parse) => new(name, System.Text.Encoding.Latin1.GetBytes(valid), parse);

    /// <param name="name">Plugin and codec.</param>
    /// <param name="valid">In hexadecimal.</param>
    /// <param name="parse">Feeds it; true when it is taken.</param>
    public static FuzzTarget Hex(string name, string valid, Func<ReadOnlyMemory<byte>, bool> parse) => new(name, Convert.FromHexString(valid.Replace(" ", "", StringComparison.Ordinal)), parse);
}
