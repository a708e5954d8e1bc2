namespace SmartCampus.Demo.Modbus;

/// <summary>The four tables of the Modbus data model. MODBUS Application Protocol V1.1b3, section 4.3.</summary>
internal enum ModbusTable
{
    Coils,
    DiscreteInputs,
    HoldingRegisters,
    InputRegisters,
}
