using System.Collections.Concurrent;

namespace SmartCampus.Host.History;

/// <summary>All series by device and property. Any thread; a look-up costs one hash of the device's id.</summary>
internal sealed class SeriesCatalog
{
    private readonly ConcurrentDictionary<string, Series[]> devices = new(StringComparer.Ordinal);

    public Series? Find(string device, string property) => devices.TryGetValue(device, out Series[]? known) ? Find(known, property) : null;

    public Series FindOrAdd(string device, string property)
    {
        while (true)
        {
            Series[] known = devices.GetOrAdd(device, []);
            if (Find(known, property) is { } series)
                return series;
            series = new(device, property);
            if (devices.TryUpdate(device, [.. known, series], known))
                return series;
        }
    }

    private static Series? Find(Series[] known, string property)
    {
        foreach (Series series in known)
            if (ReferenceEquals(series.Property, property))
                return series;
        foreach (Series series in known)
            if (series.Property == property)
                return series;
        return null;
    }
}
