namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>The function codes that the plugin speaks. MODBUS Application Protocol V1.1b3, section 6.</summary>
internal enum ModbusFunction : byte
{
    ReadCoils = 0x01,
    ReadDiscreteInputs = 0x02,
    ReadHoldingRegisters = 0x03,
    ReadInputRegisters = 0x04,
    WriteCoil = 0x05,
    WriteRegister = 0x06,
    WriteCoils = 0x0F,
    WriteRegisters = 0x10,
}
