using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>A relay that unlocks a door, with a door contact. Family <c>lock</c>.</summary>
internal sealed record LockSettings : RelaySettings
{
    /// <summary>Input of the door contact as printed, 1–32; input 1 is discrete input 0. 0: no contact fitted.</summary>
    [Title("Contact input (0 = none)", "门磁输入（0 为无）"), Range(0, 32)]
    public int Input { get; init; }

    /// <summary>False: input on means door closed, so that a cut wire shows as open. True: input on means door open.</summary>
    [Title("Contact inverted", "门磁反向")]
    public bool InputInverted { get; init; }
}
