using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>How frames are put on the line.</summary>
internal enum ModbusMode
{
    /// <summary>RTU on a serial line, TCP on a TCP line.</summary>
    [Title("By the line", "按线路自动")]
    Auto,

    /// <summary>MBAP header, no CRC.</summary>
    [Title("Modbus TCP", "Modbus TCP")]
    Tcp,

    /// <summary>Address and CRC.</summary>
    [Title("Modbus RTU", "Modbus RTU")]
    Rtu,

    /// <summary>RTU frames through a gateway that only forwards bytes.</summary>
    [Title("RTU over TCP", "RTU over TCP")]
    RtuOverTcp,
}
