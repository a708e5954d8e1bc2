namespace SmartCampus.Demo.Modbus;

/// <summary>Why a unit refuses. MODBUS Application Protocol V1.1b3, section 7.</summary>
internal enum ModbusException : byte
{
    None = 0,
    IllegalFunction = 0x01,
    IllegalAddress = 0x02,
    IllegalValue = 0x03,
    DeviceFailure = 0x04,
    Busy = 0x06,
    GatewayTargetSilent = 0x0B,
}
