using SmartCampus.Plugins.Shelly.Driver;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly;

/// <summary>The plugin's drivers.</summary>
public sealed class ShellyDrivers : IDriverSource
{
    /// <inheritdoc/>
    public IEnumerable<DriverDescriptor> Describe(string folder) => [DriverReader.Describe(typeof(SwitchDriver))];
}
