using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>Bits or registers that belong together and must be read in one request, so that a value does not tear.</summary>
/// <param name="Function">01 to 04.</param>
/// <param name="Address">First address, 0–65535.</param>
/// <param name="Count">How many.</param>
internal readonly record struct PointSpan(ModbusFunction Function, int Address, int Count)
{
    /// <summary>The address after the last.</summary>
    public int End => Address + Count;
}
