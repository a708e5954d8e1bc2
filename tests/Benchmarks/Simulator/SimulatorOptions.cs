using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Simulator;

/// <summary>What to simulate.</summary>
/// <param name="Devices">Number of devices.</param>
/// <param name="FirstPort">Port of the first line; the others follow.</param>
/// <param name="UnitsPerLine">1: every device has a port of its own (T1); more: units 1 to that number on each port (T2).</param>
/// <param name="Baud">Slows replies down as a serial line of this speed would; 0: no line.</param>
internal sealed record SimulatorOptions(int Devices, int FirstPort, int UnitsPerLine, int Baud)
{
    public static SimulatorOptions Of(Arguments arguments) => new(
        arguments.Integer("devices", 100), arguments.Integer("first-port", 10000), arguments.Integer("units-per-line", 1), arguments.Integer("baud", 0));

    public int Lines => (Devices + UnitsPerLine - 1) / UnitsPerLine;

    /// <summary>The device behind a unit address on a line; outside 0..Devices when there is none.</summary>
    public int DeviceAt(int line, int unit)
    {
        if (UnitsPerLine == 1)
            return line;
        return unit >= 1 && unit <= UnitsPerLine ? (line * UnitsPerLine) + unit - 1 : -1;
    }
}
