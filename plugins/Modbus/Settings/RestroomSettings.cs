using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>Where a restroom's sensor box keeps its values. Family <c>restroom</c>.</summary>
internal sealed record RestroomSettings : ModbusSettings
{
    /// <summary>Function that reads the registers: 3 holding, 4 input (default).</summary>
    [Title("Function (3 or 4)", "功能码（3 或 4）"), Range(3, 4)]
    public int Function { get; init; } = 4;

    /// <summary>Register that is 1 while somebody is there, counted from 0; 0 by default. −1: none.</summary>
    [Title("Occupancy register (-1 = none)", "占用寄存器（-1 为无）"), Range(-1, 65535)]
    public int OccupancyRegister { get; init; }

    /// <summary>Input that is on while somebody is there, 1–32, in place of the register. 0: none.</summary>
    [Title("Occupancy input (0 = none)", "占用输入（0 为无）"), Range(0, 32)]
    public int OccupancyInput { get; init; }

    /// <summary>Register of the ammonia, counted from 0; 1 by default. −1: none.</summary>
    [Title("Ammonia register (-1 = none)", "氨气寄存器（-1 为无）"), Range(-1, 65535)]
    public int AmmoniaRegister { get; init; } = 1;

    /// <summary>ppm of ammonia per count; 0.1 by default.</summary>
    [Title("Ammonia per count", "每计数氨气"), Unit("[ppm]"), Range(0.0001, 100)]
    public decimal AmmoniaScale { get; init; } = 0.1m;

    /// <summary>Register that is 1 while there is water on the floor, counted from 0. −1: none (default).</summary>
    [Title("Leak register (-1 = none)", "水浸寄存器（-1 为无）"), Range(-1, 65535)]
    public int LeakRegister { get; init; } = -1;

    /// <summary>Input that is on while there is water on the floor, 1–32, in place of the register. 0: none.</summary>
    [Title("Leak input (0 = none)", "水浸输入（0 为无）"), Range(0, 32)]
    public int LeakInput { get; init; }

    /// <summary>Register of the soap's level, counted from 0. −1: none (default).</summary>
    [Title("Soap register (-1 = none)", "皂液寄存器（-1 为无）"), Range(-1, 65535)]
    public int SoapRegister { get; init; } = -1;

    /// <summary>Register of the paper's level, counted from 0. −1: none (default).</summary>
    [Title("Paper register (-1 = none)", "纸巾寄存器（-1 为无）"), Range(-1, 65535)]
    public int PaperRegister { get; init; } = -1;

    /// <summary>Percent of soap and paper per count; 1 by default.</summary>
    [Title("Level per count", "每计数余量"), Unit("%"), Range(0.0001, 100)]
    public decimal LevelScale { get; init; } = 1;
}
