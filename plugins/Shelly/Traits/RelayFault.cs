using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Traits;

/// <summary>Why a device protects itself.</summary>
internal enum RelayFault
{
    /// <summary>It does not.</summary>
    [Title("None", "正常")]
    None,

    /// <summary>Too hot.</summary>
    [Title("Too hot", "过热")]
    Overtemp,

    /// <summary>Too much power.</summary>
    [Title("Too much power", "过载")]
    Overpower,

    /// <summary>Too much current.</summary>
    [Title("Too much current", "过流")]
    Overcurrent,

    /// <summary>Voltage too high.</summary>
    [Title("Voltage too high", "过压")]
    Overvoltage,

    /// <summary>Voltage too low.</summary>
    [Title("Voltage too low", "欠压")]
    Undervoltage,

    /// <summary>Something else.</summary>
    [Title("Other", "其他")]
    Other,
}
