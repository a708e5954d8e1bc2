using System.Diagnostics.CodeAnalysis;
using System.Text;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>A line in A&amp;D's standard format and its imitations. A&amp;D EK/EJ/GC/FG manuals (standard format), AD-4404 and AD-4212A manuals (indicators).</summary>
/// <remarks><c>ST,+00012.34  g</c> · <c>ST,OK,+0001.234 kg</c> · <c>ST,GS,+0012.34kg</c> · <c>ST,GS,+  1.234kg</c></remarks>
internal static class AndLine
{
    private static readonly string[] Fields = ["GS", "NT", "TR", "OK", "HI", "LO", "--"];

    /// <summary>Reads a line without its CR LF.</summary>
    /// <param name="line">The bytes.</param>
    /// <param name="reading">What it says; for the tare display (TR) only <see cref="ScaleReading.Tare"/>, without a state.</param>
    public static bool TryParse(ReadOnlySpan<byte> line, [NotNullWhen(true)] out ScaleReading? reading)
    {
        reading = null;
        if (line.Length > 40 || line.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return false;
        string[] parts = Encoding.ASCII.GetString(line).Split(',');
        string header = parts[0].Trim(' ');
        if (parts.Length is < 2 or > 3 || !Headers.Contains(header))
            return false;
        string field = parts.Length == 3 ? parts[1].Trim(' ') : "";
        if (parts.Length == 3 && !Fields.Contains(field))
            return false;
        bool? net = field switch { "GS" => false, "NT" => true, _ => null };
        string data = parts[^1].Trim(' ');
        if (header is "OL" or "LO")
        {
            reading = new ScaleReading(header == "LO" || data is ['-', ..] ? ScaleState.Underload : ScaleState.Overload) { Net = net };
            return true;
        }
        if (!WeightText.TryRead(data, out Weight weight))
            return false;
        reading = field == "TR"
            ? new ScaleReading(null) { Tare = weight, Cause = "tareShown" }
            : new ScaleReading(header == "US" ? ScaleState.Motion : ScaleState.Stable, weight) { Net = net };
        return true;
    }

    /// <summary>A line of an indicator, without its CR LF: <c>ST,GS,+0012.34kg</c>.</summary>
    /// <param name="stable">The weight is at rest.</param>
    /// <param name="net">The weight is net.</param>
    /// <param name="weight">The weight, at most 8 characters.</param>
    public static string BuildIndicator(bool stable, bool net, Weight weight) =>
        $"{(stable ? "ST" : "US")},{(net ? "NT" : "GS")},{Data(weight, 8)}{WeightUnits.WordOf(weight.Unit!),2}";

    /// <summary>A line of a balance, without its CR LF: <c>ST,+00012.34  g</c>.</summary>
    /// <param name="stable">The weight is at rest.</param>
    /// <param name="weight">The weight, at most 9 characters.</param>
    public static string BuildBalance(bool stable, Weight weight) => $"{(stable ? "ST" : "US")},{Data(weight, 9)}{WeightUnits.WordOf(weight.Unit!),3}";

    private static readonly string[] Headers = ["ST", "US", "QT", "OL", "LO"];

    private static string Data(Weight weight, int width) =>
        (weight.Value < 0 ? "-" : "+") + WeightText.Number(Math.Abs(weight.Value)).PadLeft(width - 1, '0');
}
