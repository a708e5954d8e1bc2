using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>Neighbouring bits or registers that are read in one request, and what the last read brought.</summary>
internal sealed class Block(ModbusFunction function, ushort address, int count)
{
    public ModbusFunction Function { get; } = function;

    /// <summary>First address.</summary>
    public ushort Address { get; } = address;

    /// <summary>Bits or registers.</summary>
    public int Count { get; } = count;

    /// <summary>The reply's data bytes.</summary>
    public byte[] Data { get; } = new byte[function <= ModbusFunction.ReadDiscreteInputs ? (count + 7) / 8 : count * 2];

    /// <summary>Why the last read brought nothing.</summary>
    public DeviceError? Error { get; set; }

    /// <summary>For messages.</summary>
    public override string ToString() => $"function {(byte)Function:X2}, address {Address}, quantity {Count}";
}
