using System.Text;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>Commands of MT-SICS: upper case, one blank between parameters, CR LF.</summary>
internal static class SicsCommand
{
    /// <summary>Back to the power-on state, cancels everything; answered with <c>I4 A "serial"</c>. The tare stays.</summary>
    public static readonly byte[] Reset = Of("@");

    /// <summary>Weight now; answered with ID <c>S</c>.</summary>
    public static readonly byte[] WeightNow = Of("SI");

    /// <summary>Weight now, again and again.</summary>
    public static readonly byte[] WeightRepeated = Of("SIR");

    /// <summary>Tare when stable.</summary>
    public static readonly byte[] Tare = Of("T");

    /// <summary>Zero when stable; also clears the tare.</summary>
    public static readonly byte[] Zero = Of("Z");

    /// <summary>The tare's value.</summary>
    public static readonly byte[] TareValue = Of("TA");

    /// <summary>Clears the tare.</summary>
    public static readonly byte[] ClearTare = Of("TAC");

    /// <summary>Sets a tare.</summary>
    public static byte[] PresetTare(Weight tare) => Of($"TA {WeightText.Number(tare.Value)} {WeightUnits.WordOf(tare.Unit!)}");

    private static byte[] Of(string command) => Encoding.ASCII.GetBytes(command + "\r\n");
}
