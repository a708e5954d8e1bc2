using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>One line of a scale that speaks MT-SICS. METTLER TOLEDO, MT-SICS Interface Commands, levels 0 and 1.</summary>
/// <param name="Id">The command answered: <c>S</c>, <c>TA</c>, <c>I4</c>; empty for a general error.</param>
/// <param name="Status"><c>S</c> stable, <c>D</c> dynamic, <c>A</c> done, <c>B</c> more follow, <c>I</c> not now, <c>L</c> wrong parameter, <c>+</c> overload, <c>-</c> underload; for a general error (ES, ET, EL) its second letter.</param>
internal sealed record SicsReply(string Id, char Status)
{
    private const int WeightWidth = 10;

    /// <summary>The weight in it.</summary>
    public Weight? Weight { get; init; }

    /// <summary>A defect in place of the number, as sent: <c>Error 10b</c>.</summary>
    public string? Fault { get; init; }

    /// <summary>What follows the status as sent, when it is no weight.</summary>
    public string Text { get; init; } = "";

    /// <summary>A general error: not recognised (S), transmission (T), not executable (L).</summary>
    public bool IsGeneralError => Id.Length == 0;

    /// <summary>The line that a scale sends by itself when it has started, and in answer to <c>@</c>.</summary>
    public bool IsStart => this is { Id: "I4", Status: 'A' };

    /// <summary>Reads a line without its CR LF.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, [NotNullWhen(true)] out SicsReply? reply)
    {
        reply = null;
        if (line.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return false;
        string text = Encoding.ASCII.GetString(line).TrimEnd(' ');
        if (text is "ES" or "ET" or "EL")
        {
            reply = new SicsReply("", text[1]);
            return true;
        }
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank is < 1 or > 4 || !IsId(text.AsSpan(0, blank)))
            return false;
        string rest = text[blank..].TrimStart(' ');
        if (rest.Length == 0 || !"SDABIL+-MN".Contains(rest[0], StringComparison.Ordinal) || (rest.Length > 1 && rest[1] != ' '))
            return false;
        var read = new SicsReply(text[..blank], rest[0]);
        reply = read.With(rest[1..].Trim(' '));
        return reply is not null;
    }

    /// <summary>The line, strictly as the manual has it, without CR LF: the number in exactly 10 characters.</summary>
    public string Build()
    {
        if (IsGeneralError)
            return $"E{Status}";
        if (Fault is not null)
            return $"{Id} {Status} {Fault.PadLeft(WeightWidth)}";
        if (Weight is { } weight)
            return $"{Id} {Status} {WeightText.Number(weight.Value).PadLeft(WeightWidth)} {WeightUnits.WordOf(weight.Unit!)}";
        return Text.Length == 0 ? $"{Id} {Status}" : $"{Id} {Status} {Text}";
    }

    private static bool IsId(ReadOnlySpan<char> id)
    {
        foreach (char c in id)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '@')
                return false;
        }
        return true;
    }

    private bool MayHaveWeight => Id is "S" or "T" or "TI" or "TA" or "Z" or "ZI";

    private SicsReply? With(string rest)
    {
        if (rest.Length == 0)
            return Id == "S" && Status is ('S' or 'D') ? null : this;
        if (!MayHaveWeight)
            return this with { Text = rest };
        if (rest.StartsWith("Error", StringComparison.OrdinalIgnoreCase))
            return this with { Fault = rest };
        return WeightText.TryRead(rest, out Weight weight) ? this with { Weight = weight } : null;
    }
}
