using SmartCampus.Plugins.OpenSprinkler.Driver;
using SmartCampus.Plugins.OpenSprinkler.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler;

/// <summary>The plugin's drivers. The stations of one controller share what is read from it; this is where they meet.</summary>
public sealed class OpenSprinklerDrivers : IDriverSource
{
    /// <inheritdoc/>
    public IEnumerable<DriverDescriptor> Describe(string folder)
    {
        var controllers = new Controllers();
        yield return DriverReader.Describe(typeof(StationDriver)) with
        {
            Create = (settings, device) => new StationDriver((StationSettings)settings, device) { Controllers = controllers },
        };
    }
}
