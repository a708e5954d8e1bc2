using System.Collections.Concurrent;
using SmartCampus.Grains.Garden.Live;

namespace SmartCampus.Host.Garden;

/// <summary>The gardens as they are now. Consoles and the API read here, so that looking costs no grain call. Any thread.</summary>
internal sealed class GardenBoard
{
    private readonly ConcurrentDictionary<string, GardenLive> gardens = new(StringComparer.Ordinal);

    public IEnumerable<GardenLive> All => gardens.Values.OrderBy(g => g.Document.Id, StringComparer.Ordinal);

    public GardenLive? Find(string id) => gardens.GetValueOrDefault(id);

    public void Put(GardenLive live) => gardens[live.Document.Id] = live;
}
