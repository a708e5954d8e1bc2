using SmartCampus.Plugins.Modbus.Driver;
using SmartCampus.Plugins.Modbus.Profiles;
using SmartCampus.Plugins.Modbus.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus;

/// <summary>The plugin's device models: one for each <c>profiles/*.yaml</c>. See README.md for how to write one.</summary>
public sealed class ModbusProfiles : IDriverSource
{
    /// <inheritdoc/>
    public IEnumerable<DriverDescriptor> Describe(string folder)
    {
        var reader = new ProfileReader(new TraitCatalogue());
        string[] files = Directory.GetFiles(Path.Combine(folder, "profiles"), "*.yaml");
        return [.. files.Order(StringComparer.Ordinal).Select(file => Describe(reader.Read(Path.GetFileName(file), File.ReadAllText(file))))];
    }

    internal static DriverDescriptor Describe(Profile profile) => new(
        profile.Model,
        profile.SettingsType,
        (settings, device) => new ModbusDriver(profile, (ModbusSettings)settings, device),
        (driver, call, cancellationToken) => ((ModbusDriver)driver).ExecuteAsync(call, cancellationToken));
}
