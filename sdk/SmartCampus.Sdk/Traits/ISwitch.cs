namespace SmartCampus.Sdk;

/// <summary>Something that is on or off: a lamp, a fan, a socket.</summary>
[Trait("switch", "Switch", "开关")]
public interface ISwitch
{
    /// <summary>True while on.</summary>
    static readonly Property<bool> On = new("switch.on", "On", "开启");

    /// <summary>Turns on.</summary>
    [Command("Turn on", "打开"), Proves("switch.on", true)]
    Task TurnOnAsync(CancellationToken cancellationToken);

    /// <summary>Turns off.</summary>
    [Command("Turn off", "关闭"), Proves("switch.on", false)]
    Task TurnOffAsync(CancellationToken cancellationToken);
}
