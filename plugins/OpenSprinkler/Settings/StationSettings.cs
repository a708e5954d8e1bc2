using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Settings;

/// <summary>One station of an OpenSprinkler controller.</summary>
internal sealed record StationSettings : PollingSettings
{
    public StationSettings() => Interval = TimeSpan.FromSeconds(2);

    /// <summary>The controller, <c>tcp://host:port</c>: port 80 on the ESP board, 8080 on Linux boards. All its stations name the same.</summary>
    [Title("Controller", "控制器"), Line]
    public required string Line { get; init; }

    /// <summary>The controller's password, as typed in its own app.</summary>
    [Title("Password", "密码"), Secret]
    public required string Password { get; init; }

    /// <summary>Station number as shown in the controller's app, 1–200. 1 by default.</summary>
    [Title("Station", "站号"), Range(1, 200)]
    public int Station { get; init; } = 1;
}
