using System.Globalization;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>The ids of the benchmark's devices in the product.</summary>
internal static class DeviceNames
{
    private const string Registers = "bench-";
    private const string Switch = "switch-";

    /// <summary>The device with eight registers.</summary>
    public static string RegistersOf(int number) => $"{Registers}{number:D5}";

    /// <summary>The switch at the same address.</summary>
    public static string SwitchOf(int number) => $"{Switch}{number:D5}";

    /// <summary>The number of a device with registers; −1 for any other.</summary>
    public static int NumberOf(string id) =>
        id.StartsWith(Registers, StringComparison.Ordinal) ? int.Parse(id.AsSpan(Registers.Length), CultureInfo.InvariantCulture) : -1;
}
