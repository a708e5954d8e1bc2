namespace SmartCampus.Demo.Units;

/// <summary>Numbers as 16-bit registers hold them.</summary>
internal static class Registers
{
    /// <summary>A number times <paramref name="scale"/>, rounded, two's complement when negative; held at the ends of 16 bits.</summary>
    public static ushort Signed(double value, double scale) => unchecked((ushort)(short)Math.Clamp(Math.Round(value * scale), short.MinValue, short.MaxValue));

    /// <summary>A number times <paramref name="scale"/>, rounded; held at the ends of 16 bits.</summary>
    public static ushort Unsigned(double value, double scale = 1) => (ushort)Math.Clamp(Math.Round(value * scale), 0, ushort.MaxValue);

    /// <summary>High half of a 32-bit number, its fraction cut off.</summary>
    public static ushort High(double value) => (ushort)((uint)Math.Floor(value) >> 16);

    /// <summary>Low half of a 32-bit number, its fraction cut off.</summary>
    public static ushort Low(double value) => (ushort)(uint)Math.Floor(value);
}
