using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>Where a room sensor keeps its values. Family <c>climate</c>.</summary>
internal sealed record ClimateSettings : ModbusSettings
{
    /// <summary>Function that reads the registers: 3 holding, 4 input (default).</summary>
    [Title("Function (3 or 4)", "功能码（3 或 4）"), Range(3, 4)]
    public int Function { get; init; } = 4;

    /// <summary>Register of the temperature, counted from 0; 1 by default.</summary>
    [Title("Temperature register", "温度寄存器"), Range(0, 65535)]
    public int TemperatureRegister { get; init; } = 1;

    /// <summary>Register of the humidity, counted from 0; −1: none; 2 by default.</summary>
    [Title("Humidity register (-1 = none)", "湿度寄存器（-1 为无）"), Range(-1, 65535)]
    public int HumidityRegister { get; init; } = 2;

    /// <summary>Degrees and percent per count; 0.1 by default.</summary>
    [Title("Value per count", "每计数值"), Range(0.0001, 100)]
    public decimal Scale { get; init; } = 0.1m;
}
