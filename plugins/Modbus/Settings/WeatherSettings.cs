using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>Where a wind sensor, or a whole weather station, keeps its values. Family <c>weather</c>.</summary>
internal sealed record WeatherSettings : ModbusSettings
{
    /// <summary>Function that reads the registers: 3 holding (default), 4 input.</summary>
    [Title("Function (3 or 4)", "功能码（3 或 4）"), Range(3, 4)]
    public int Function { get; init; } = 3;

    /// <summary>Register of the wind's speed, counted from 0; 0 by default. −1: none.</summary>
    [Title("Wind register (-1 = none)", "风速寄存器（-1 为无）"), Range(-1, 65535)]
    public int WindRegister { get; init; }

    /// <summary>m/s per count; 0.1 by default.</summary>
    [Title("Wind per count", "每计数风速"), Unit("m/s"), Range(0.0001, 100)]
    public decimal WindScale { get; init; } = 0.1m;

    /// <summary>First register of the rain since the gauge was reset, counted from 0. −1: none (default).</summary>
    [Title("Rain register (-1 = none)", "雨量寄存器（-1 为无）"), Range(-1, 65535)]
    public int RainRegister { get; init; } = -1;

    /// <summary>Registers of the rain: 1 (default) or 2.</summary>
    [Title("Rain registers (1 or 2)", "雨量寄存器个数（1 或 2）"), Range(1, 2)]
    public int RainRegisters { get; init; } = 1;

    /// <summary>mm per count; 0.1 by default.</summary>
    [Title("Rain per count", "每计数雨量"), Unit("mm"), Range(0.0001, 100)]
    public decimal RainScale { get; init; } = 0.1m;

    /// <summary>Register that is 1 while it rains, counted from 0. −1: none (default).</summary>
    [Title("Raining register (-1 = none)", "下雨状态寄存器（-1 为无）"), Range(-1, 65535)]
    public int RainingRegister { get; init; } = -1;

    /// <summary>Register of the temperature, counted from 0. −1: none (default).</summary>
    [Title("Temperature register (-1 = none)", "温度寄存器（-1 为无）"), Range(-1, 65535)]
    public int TemperatureRegister { get; init; } = -1;

    /// <summary>Register of the humidity, counted from 0. −1: none (default).</summary>
    [Title("Humidity register (-1 = none)", "湿度寄存器（-1 为无）"), Range(-1, 65535)]
    public int HumidityRegister { get; init; } = -1;

    /// <summary>Degrees and percent per count; 0.1 by default.</summary>
    [Title("Value per count", "每计数值"), Range(0.0001, 100)]
    public decimal Scale { get; init; } = 0.1m;
}
