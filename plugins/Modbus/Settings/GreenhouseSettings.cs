using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>Where a greenhouse's sensor station keeps its values. Family <c>greenhouse</c>.</summary>
internal sealed record GreenhouseSettings : ModbusSettings
{
    /// <summary>Function that reads the registers: 3 holding (default), 4 input.</summary>
    [Title("Function (3 or 4)", "功能码（3 或 4）"), Range(3, 4)]
    public int Function { get; init; } = 3;

    /// <summary>Register of the temperature, counted from 0; 1 by default.</summary>
    [Title("Temperature register", "温度寄存器"), Range(0, 65535)]
    public int TemperatureRegister { get; init; } = 1;

    /// <summary>Register of the humidity, counted from 0; 0 by default. −1: none.</summary>
    [Title("Humidity register (-1 = none)", "湿度寄存器（-1 为无）"), Range(-1, 65535)]
    public int HumidityRegister { get; init; }

    /// <summary>Degrees and percent per count; 0.1 by default.</summary>
    [Title("Value per count", "每计数值"), Range(0.0001, 100)]
    public decimal Scale { get; init; } = 0.1m;

    /// <summary>Register of the carbon dioxide, counted from 0. −1: none (default).</summary>
    [Title("CO2 register (-1 = none)", "二氧化碳寄存器（-1 为无）"), Range(-1, 65535)]
    public int CarbonDioxideRegister { get; init; } = -1;

    /// <summary>ppm of carbon dioxide per count; 1 by default.</summary>
    [Title("CO2 per count", "每计数二氧化碳"), Unit("[ppm]"), Range(0.0001, 100)]
    public decimal CarbonDioxideScale { get; init; } = 1;

    /// <summary>First register of the light, counted from 0. −1: none (default).</summary>
    [Title("Light register (-1 = none)", "光照寄存器（-1 为无）"), Range(-1, 65535)]
    public int LightRegister { get; init; } = -1;

    /// <summary>Registers of the light: 1 or 2 (default).</summary>
    [Title("Light registers (1 or 2)", "光照寄存器个数（1 或 2）"), Range(1, 2)]
    public int LightRegisters { get; init; } = 2;

    /// <summary>Lux per count; 1 by default.</summary>
    [Title("Light per count", "每计数光照"), Unit("lx"), Range(0.0001, 1000)]
    public decimal LightScale { get; init; } = 1;
}
