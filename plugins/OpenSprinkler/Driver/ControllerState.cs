using SmartCampus.Plugins.OpenSprinkler.Codec;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>What was read from a controller at one moment.</summary>
/// <param name="Page">Clock, queue and outputs.</param>
/// <param name="Setup">Options and attributes, up to a minute old.</param>
/// <param name="Time">When, UTC.</param>
internal sealed record ControllerState(ControllerPage Page, ControllerSetup Setup, DateTimeOffset Time);
