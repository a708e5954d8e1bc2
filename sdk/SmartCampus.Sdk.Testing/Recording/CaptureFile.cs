using System.Globalization;

namespace SmartCampus.Sdk.Testing;

/// <summary>The text form of what went over a line.</summary>
/// <remarks>
/// One line for each chunk, blanks between the parts: milliseconds since the beginning, <c>&gt;</c> to the device or <c>&lt;</c> from it,
/// hexadecimal bytes. A line that begins with <c>#</c> is a remark; empty lines count for nothing.
/// <code>
/// # tcp://10.0.0.7:502
/// 0.0 > 00 01 00 00 00 06 01 03 00 00 00 02
/// 12.4 &lt; 00 01 00 00 00 07 01 03 04 01 3B FF E7
/// </code>
/// </remarks>
public static class CaptureFile
{
    /// <summary>Reads a capture.</summary>
    /// <exception cref="FormatException">A line is bad; the message names it.</exception>
    public static IReadOnlyList<CaptureChunk> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<CaptureChunk> chunks = [];
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.Length > 0 && line[0] != '#')
                chunks.Add(ParseLine(line, number));
        }
        return chunks;
    }

    /// <summary>Reads a capture from a file.</summary>
    /// <exception cref="FormatException">A line is bad; the message names it.</exception>
    public static IReadOnlyList<CaptureChunk> Load(string path) => Parse(File.ReadAllText(path));

    /// <summary>One line of a capture.</summary>
    public static string Format(CaptureChunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        return string.Create(CultureInfo.InvariantCulture, $"{chunk.At.TotalMilliseconds:0.0} {(chunk.ToDevice ? '>' : '<')} {Hex.Text([.. chunk.Bytes])}");
    }

    private static CaptureChunk ParseLine(string line, int number)
    {
        string[] parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var at, ">" or "<", var hex]
            || !double.TryParse(at, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double milliseconds) || milliseconds > TimeSpan.MaxValue.TotalMilliseconds / 2)
            throw new FormatException($"Line {number} is '{line}'; it must be milliseconds, > or <, and hexadecimal bytes.");
        try
        {
            return new CaptureChunk(TimeSpan.FromMilliseconds(milliseconds), parts[1] == ">", Hex.Bytes(hex));
        }
        catch (FormatException e)
        {
            throw new FormatException($"Line {number}: '{hex}' are no hexadecimal bytes.", e);
        }
    }
}
