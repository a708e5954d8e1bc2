using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Settings;

/// <summary>One output of a Shelly device.</summary>
internal sealed record SwitchSettings
{
    /// <summary>The device, <c>tcp://host:80</c>. Each output has a connection of its own; the device has about six.</summary>
    [Title("Device", "设备地址"), Line(Own = true)]
    public required string Line { get; init; }

    /// <summary>The output, counted from 0; 0–15. 0 by default.</summary>
    [Title("Channel (from 0)", "通道（从 0 起）"), Range(0, 15)]
    public int Channel { get; init; }

    /// <summary>The password of user <c>admin</c>; empty when the device asks for none.</summary>
    [Title("Password", "密码"), Secret]
    public string Password { get; init; } = "";
}
