using SmartCampus.Sdk;

namespace SmartCampus.Host.Plugins;

/// <summary>All drivers of all loaded plugins at one moment; never changed, only replaced.</summary>
internal sealed class DriverCatalogue
{
    private readonly Dictionary<string, (string Plugin, DriverDescriptor Driver)> byId;

    private DriverCatalogue(Dictionary<string, (string Plugin, DriverDescriptor Driver)> byId)
    {
        this.byId = byId;
        All = [.. byId.Values.OrderBy(d => d.Driver.Model.Id, StringComparer.Ordinal)];
    }

    public static DriverCatalogue Empty { get; } = new([]);

    public IReadOnlyList<(string Plugin, DriverDescriptor Driver)> All { get; }

    public DriverDescriptor? Find(string driverId) => byId.TryGetValue(driverId, out var found) ? found.Driver : null;

    public DriverCatalogue Without(string plugin) =>
        new(byId.Where(d => d.Value.Plugin != plugin).ToDictionary(StringComparer.Ordinal));

    public DriverCatalogue With(string plugin, IReadOnlyList<DriverDescriptor> drivers)
    {
        var all = new Dictionary<string, (string, DriverDescriptor)>(byId, StringComparer.Ordinal);
        foreach (DriverDescriptor driver in drivers)
            all[driver.Model.Id] = (plugin, driver);
        return new DriverCatalogue(all);
    }

    /// <summary>The first of these drivers that another plugin offers already, as a sentence.</summary>
    public LocalizedText? Conflict(string plugin, IReadOnlyList<DriverDescriptor> drivers) =>
        drivers.Where(d => byId.TryGetValue(d.Model.Id, out var known) && known.Plugin != plugin)
            .Select(d => new LocalizedText(
                $"Driver '{d.Model.Id}' is offered by plugin '{byId[d.Model.Id].Plugin}' already.",
                $"驱动“{d.Model.Id}”已由插件“{byId[d.Model.Id].Plugin}”提供。"))
            .FirstOrDefault();
}
