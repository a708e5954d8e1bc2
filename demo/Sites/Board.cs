using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Units;

namespace SmartCampus.Demo.Sites;

/// <summary>A relay board in its place on a line.</summary>
/// <param name="Relays">Its relays and inputs.</param>
/// <param name="Line">The line.</param>
/// <param name="Unit">The unit that answers.</param>
internal sealed record Board(RelayBoard Relays, ModbusLine Line, ModbusUnit Unit);
