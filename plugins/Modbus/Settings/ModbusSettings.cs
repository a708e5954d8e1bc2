using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>What every Modbus device needs. Family <c>device</c>.</summary>
internal record ModbusSettings : PollingSettings
{
    /// <summary>The line the device is on.</summary>
    [Title("Line", "线路"), Line]
    public required string Line { get; init; }

    /// <summary>Unit (slave) address: 1–247; on TCP also 0 and 255. 1 by default.</summary>
    [Title("Unit address", "从站地址"), Range(0, 255)]
    public int Unit { get; init; } = 1;

    /// <summary>How frames are put on the line.</summary>
    [Title("Framing", "帧格式")]
    public ModbusMode Mode { get; init; }

    /// <summary>How long to wait for a reply, 0.05–10 s, beyond the time that the bytes themselves take. 1 s by default.</summary>
    [Title("Reply timeout", "应答超时"), Unit("s"), Range(0.05, 10)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a read is repeated after silence or a damaged reply, 0–3; a write never is. 1 by default.</summary>
    [Title("Read retries", "读取重试次数"), Range(0, 3)]
    public int Retries { get; init; } = 1;

    /// <summary>Order of the bytes in values of several registers.</summary>
    [Title("Word order", "字节顺序")]
    public WordOrder WordOrder { get; init; }
}
