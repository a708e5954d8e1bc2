using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>A relay for something that must end, on a board that may end it by itself.</summary>
internal record TimedRelaySettings : RelaySettings
{
    /// <summary>True when the board knows the flash commands (Waveshare and kin: function 05 at 0200 and 0400, tenths of a second): then the end goes into the board with the command, and comes even when nobody can reach it any more.</summary>
    [Title("Board keeps the time (flash command)", "由继电器板计时（闪开闪闭指令）")]
    public bool BoardTimer { get; init; }
}
