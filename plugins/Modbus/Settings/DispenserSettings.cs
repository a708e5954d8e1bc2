using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>Where a soap or paper dispenser keeps its level. Family <c>dispenser</c>.</summary>
internal sealed record DispenserSettings : ModbusSettings
{
    /// <summary>Function that reads the register: 3 holding, 4 input (default).</summary>
    [Title("Function (3 or 4)", "功能码（3 或 4）"), Range(3, 4)]
    public int Function { get; init; } = 4;

    /// <summary>Register of the level, counted from 0; 0 by default.</summary>
    [Title("Level register", "余量寄存器"), Range(0, 65535)]
    public int LevelRegister { get; init; }

    /// <summary>The raw value when it is empty; 0 by default.</summary>
    [Title("Counts when empty", "空时计数"), Range(0, 65535)]
    public int EmptyCounts { get; init; }

    /// <summary>Percent per count above empty, below 0 for a distance that grows as it empties; 1 by default.</summary>
    [Title("Level per count", "每计数余量"), Unit("%"), Range(-100, 100)]
    public decimal LevelScale { get; init; } = 1;
}
