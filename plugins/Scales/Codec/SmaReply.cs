using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>A reply of the Scale Manufacturers Association's protocol. SMA SCP-0499, standard scale response.</summary>
/// <param name="Status">Blank normal, <c>Z</c> centre of zero, <c>O</c> over, <c>U</c> under, <c>E</c> zero error, <c>T</c> tare error, <c>I</c> initial zero error; <c>?</c> unknown command, <c>!</c> line error.</param>
internal sealed record SmaReply(char Status)
{
    private const int Length = 18;
    private const int WeightWidth = 10;
    private const string Dashes = "----------";

    /// <summary>The range; <c>1</c> when the scale has one.</summary>
    public char Range { get; init; } = '1';

    /// <summary><c>G</c> gross, <c>N</c> net, <c>T</c> tare; lower case in high resolution.</summary>
    public char Mode { get; init; } = 'G';

    /// <summary>The weight moves.</summary>
    public bool IsMoving { get; init; }

    /// <summary>The weight; <see langword="null"/> when there are dashes.</summary>
    public Weight? Weight { get; init; }

    /// <summary>The command was not understood, or not received well.</summary>
    public bool IsError => Status is '?' or '!';

    /// <summary>Reads what stands between LF and CR.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out SmaReply? reply)
    {
        reply = payload is [(byte)'?' or (byte)'!'] ? new SmaReply((char)payload[0]) : null;
        if (reply is not null)
            return true;
        if (payload.Length is < Length - 3 or > Length || payload.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return false;
        string text = Encoding.ASCII.GetString(payload).PadRight(Length); // some cut the blanks off the end
        if (!" ZOUETI".Contains(text[0], StringComparison.Ordinal) || !"GNTgnt".Contains(text[2], StringComparison.Ordinal) || text[3] is not (' ' or 'M' or 'm'))
            return false;
        reply = new SmaReply(text[0]) { Range = text[1], Mode = text[2], IsMoving = text[3] != ' ' };
        string number = text.Substring(5, WeightWidth);
        if (number == Dashes)
            return true;
        reply = WeightText.TryNumber(number, out decimal value) ? reply with { Weight = new Weight(value, WeightUnits.CodeOf(text.AsSpan(15).Trim(' '))) } : null;
        return reply is not null;
    }

    /// <summary>What stands between LF and CR.</summary>
    public string Build()
    {
        if (IsError)
            return Status.ToString();
        string number = Weight is { } weight ? WeightText.Number(weight.Value).PadLeft(WeightWidth) : Dashes;
        string unit = Weight is { Unit: { } code } ? WeightUnits.WordOf(code) : "";
        return $"{Status}{Range}{Mode}{(IsMoving ? 'M' : ' ')} {number}{unit,-3}";
    }
}
