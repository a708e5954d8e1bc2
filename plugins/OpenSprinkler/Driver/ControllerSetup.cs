using SmartCampus.Plugins.OpenSprinkler.Codec;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>What changes only when somebody reconfigures the controller.</summary>
/// <param name="Options">Its options.</param>
/// <param name="Stations">Its stations' attributes.</param>
/// <param name="Read">When it was read, as a timestamp.</param>
internal sealed record ControllerSetup(OptionsPage Options, StationsPage Stations, long Read)
{
    /// <summary>How long it is believed.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(1);
}
