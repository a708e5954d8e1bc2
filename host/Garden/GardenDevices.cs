using System.Collections.Immutable;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Garden;

/// <summary>All devices that a garden may name, by the registry: the feed does not know one before it has woken. Any thread.</summary>
internal sealed class GardenDevices(IDeviceRegistry registry, IDriverSessions sessions, DeviceFeed feed)
{
    private volatile IReadOnlyDictionary<string, DeviceModel?>? known;
    private int membership = -1;

    /// <summary>Grows when devices came, went or changed.</summary>
    public int Version { get; private set; }

    /// <summary>Reads the devices anew when the feed has seen some come, go or change.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        int seen = feed.MembershipVersion;
        if (seen == membership)
            return;
        known = await ReadAsync(cancellationToken);
        membership = seen;
        Version++;
    }

    /// <summary>What is wrong with a garden's devices as they were at the last refresh; nothing before the first.</summary>
    public ImmutableArray<GardenProblem> Problems(GardenDefinition garden) => known is { } devices ? DeviceCheck.Find(garden, devices) : [];

    /// <summary>What is wrong with a garden's devices now.</summary>
    public async Task<ImmutableArray<GardenProblem>> FindProblemsAsync(GardenDefinition garden, CancellationToken cancellationToken) =>
        DeviceCheck.Find(garden, await ReadAsync(cancellationToken));

    private async Task<IReadOnlyDictionary<string, DeviceModel?>> ReadAsync(CancellationToken cancellationToken) =>
        (await registry.ListAsync(cancellationToken)).ToDictionary(d => d.Id, d => sessions.FindModel(d.Driver), StringComparer.Ordinal);
}
