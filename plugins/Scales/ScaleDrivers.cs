using SmartCampus.Plugins.Scales.Driver;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales;

/// <summary>The scales of this plugin.</summary>
public sealed class ScaleDrivers : IDriverSource
{
    /// <inheritdoc/>
    public IEnumerable<DriverDescriptor> Describe(string folder) =>
    [
        DriverReader.Describe(typeof(SicsScale)),
        DriverReader.Describe(typeof(Toledo8217Scale)),
        DriverReader.Describe(typeof(ToledoScale)),
        DriverReader.Describe(typeof(AndScale)),
        DriverReader.Describe(typeof(CasScale)),
        DriverReader.Describe(typeof(SmaScale)),
    ];
}
