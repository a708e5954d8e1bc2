using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>One relay of a board. Family <c>relay</c>.</summary>
internal record RelaySettings : ModbusSettings
{
    /// <summary>Relay number as printed, 1–32; relay 1 is coil 0.</summary>
    [Title("Relay", "继电器编号"), Range(1, 32)]
    public int Channel { get; init; } = 1;

    /// <summary>True when the relay's contact is used the other way round: relay on means device off.</summary>
    [Title("Relay inverted", "继电器反向")]
    public bool RelayInverted { get; init; }
}
