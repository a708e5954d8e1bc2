using SmartCampus.Plugins.Milesight.Driver;
using SmartCampus.Plugins.Milesight.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight;

/// <summary>The plugin's drivers: one for each kind of sensor.</summary>
public sealed class MilesightDrivers : IDriverSource
{
    /// <inheritdoc/>
    public IEnumerable<DriverDescriptor> Describe(string folder) => Sensors.All.Select(sensor => new DriverDescriptor(
        sensor.Model,
        typeof(MilesightSettings),
        (settings, device) => new MilesightDriver(sensor, (MilesightSettings)settings, device),
        (_, call, _) => throw new DeviceException(ErrorCode.NotConfigured, "noCommand", $"A sensor has no command '{call.Name}'.")));
}
