using System.Text;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>Commands of SMA SCP-0499: LF, character, data, CR.</summary>
internal static class SmaCommand
{
    /// <summary>Weight now.</summary>
    public static readonly byte[] Weight = Of("W");

    /// <summary>Displayed weight, again and again.</summary>
    public static readonly byte[] Repeat = Of("R");

    /// <summary>Zero.</summary>
    public static readonly byte[] Zero = Of("Z");

    /// <summary>Tare.</summary>
    public static readonly byte[] Tare = Of("T");

    /// <summary>The tare's value.</summary>
    public static readonly byte[] TareValue = Of("M");

    /// <summary>Clears the tare.</summary>
    public static readonly byte[] ClearTare = Of("C");

    /// <summary>Sets a tare: the number in 10 characters, the unit in 3.</summary>
    public static byte[] PresetTare(Weight tare) => Of($"T{WeightText.Number(tare.Value),10}{WeightUnits.WordOf(tare.Unit!),-3}");

    private static byte[] Of(string command) => Encoding.ASCII.GetBytes($"\n{command}\r");
}
