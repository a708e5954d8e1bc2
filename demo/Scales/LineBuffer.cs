using System.Text;

namespace SmartCampus.Demo.Scales;

/// <summary>Cuts what comes in into lines at a byte; other control characters go unseen, and a line that is too long is lost.</summary>
/// <param name="end">The byte that ends a line.</param>
internal sealed class LineBuffer(byte end)
{
    private const int Longest = 80;

    private readonly List<byte> _line = [];

    /// <summary>The lines that these bytes complete.</summary>
    public IReadOnlyList<string> Add(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        foreach (byte value in bytes)
        {
            if (value == end)
            {
                if (_line.Count <= Longest)
                    lines.Add(Encoding.ASCII.GetString([.. _line]));
                _line.Clear();
            }
            else if (value >= ' ' && _line.Count <= Longest)
            {
                _line.Add(value);
            }
        }
        return lines;
    }
}
