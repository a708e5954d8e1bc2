using System.Diagnostics.CodeAnalysis;
using System.Text;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>A line of CAS's continuous output, 22 or 10 bytes with CR LF. CAS CI-400 and CI-600D manuals, appendix "data format".</summary>
/// <remarks>22 bytes: status <c>,</c> GS or NT <c>,</c> device id, lamps <c>,</c> 8 characters weight, blank, unit. The lamp byte is above 7F: not text. 10 bytes: the weight alone, without status and unit.</remarks>
internal static class CasLine
{
    private const int Long = 20;
    private const int Short = 8;
    private const int LampsAt = 7;

    /// <summary>Reads a line without its CR LF.</summary>
    /// <param name="line">The bytes.</param>
    /// <param name="unit">UCUM code for the form that has no unit.</param>
    /// <param name="reading">What it says; without a state in the form that has none.</param>
    /// <param name="id">The device id in it, 1–99; <see langword="null"/> when it has none.</param>
    public static bool TryParse(ReadOnlySpan<byte> line, string unit, [NotNullWhen(true)] out ScaleReading? reading, out int? id)
    {
        (reading, id) = (null, null);
        if (line.Length is > 3 and <= 10 && line.StartsWith("ERR"u8) && !line.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            reading = new ScaleReading(ScaleState.Fault) { Detail = Encoding.ASCII.GetString(line) };
            return true;
        }
        if (line.Length == Long)
            return TryLong(line, out reading, out id);
        if (line.Length != Short || !TryNumber(line, out decimal value))
            return false;
        reading = new ScaleReading(null, new Weight(value, unit));
        return true;
    }

    /// <summary>Builds the 22-byte form without its CR LF.</summary>
    /// <param name="status"><c>ST</c>, <c>US</c> or <c>OL</c>.</param>
    /// <param name="net">The weight is net.</param>
    /// <param name="id">Device id, 1–99.</param>
    /// <param name="lamps">Lamp bits 0–6.</param>
    /// <param name="weight">The weight, at most 8 characters.</param>
    public static byte[] Build(string status, bool net, int id, int lamps, Weight weight)
    {
        byte[] line = Encoding.ASCII.GetBytes($"{status},{(net ? "NT" : "GS")},  ,{WeightText.Number(weight.Value),Short} {WeightUnits.WordOf(weight.Unit!),2}");
        (line[LampsAt - 1], line[LampsAt]) = ((byte)('0' + id), (byte)(lamps | 0x80));
        return line;
    }

    private static bool TryLong(ReadOnlySpan<byte> line, [NotNullWhen(true)] out ScaleReading? reading, out int? id)
    {
        (reading, id) = (null, null);
        byte lamps = line[LampsAt];
        if (line[2] != ',' || line[5] != ',' || line[8] != ',' || (lamps & 0x80) == 0)
            return false;
        bool net = line[3..5].SequenceEqual("NT"u8);
        if (!net && !line[3..5].SequenceEqual("GS"u8))
            return false;
        if (line[LampsAt - 1] is > (byte)'0' and <= '0' + 99 and var device)
            id = device - '0';
        bool? zero = (lamps & 1) != 0;
        if (line[..2].SequenceEqual("OL"u8))
        {
            bool under = line[9..17].TrimStart((byte)' ') is [(byte)'-', ..];
            reading = new ScaleReading(under ? ScaleState.Underload : ScaleState.Overload) { Net = net };
            return true;
        }
        bool stable = line[..2].SequenceEqual("ST"u8);
        if ((!stable && !line[..2].SequenceEqual("US"u8)) || !TryNumber(line[9..17], out decimal value) || line[17..].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return false;
        string? unit = WeightUnits.CodeOf(Encoding.ASCII.GetString(line[17..]).Trim(' '));
        reading = new ScaleReading(stable ? ScaleState.Stable : ScaleState.Motion, new Weight(value, unit)) { Net = net, Zero = zero };
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> bytes, out decimal value)
    {
        value = 0;
        return !bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~') && WeightText.TryNumber(Encoding.ASCII.GetString(bytes), out value);
    }
}
