using Orleans;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Timeline;
using SmartCampus.Host.Api;
using SmartCampus.Host.Plugins;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>Adds, changes and removes devices.</summary>
internal sealed class DeviceService(IDeviceRegistry registry, PluginHost plugins, IGrainFactory grains, ITimeline timeline, TimeProvider time)
{
    public async Task<DeviceConfiguration> AddAsync(DeviceInput input, string by, CancellationToken cancellationToken)
    {
        DeviceConfiguration device = DeviceInputCheck.Check(input, null, plugins.Find);
        if (!await registry.SaveAsync(device, cancellationToken))
            throw ApiProblem.Conflict($"Device '{device.Id}' exists already.");
        await ApplyAsync(device.Id, "added", by);
        return device;
    }

    public async Task<DeviceConfiguration> ChangeAsync(string id, DeviceInput input, string by, CancellationToken cancellationToken)
    {
        DeviceConfiguration known = await FindAsync(id, cancellationToken);
        if (input.ConfigVersion != known.Version)
            throw ApiProblem.Conflict($"configVersion is {input.ConfigVersion}; '{id}' is at {known.Version}: somebody changed it in between.");
        DeviceConfiguration device = DeviceInputCheck.Check(input, known, plugins.Find);
        if (!await registry.SaveAsync(device, cancellationToken))
            throw ApiProblem.Conflict($"'{id}' was changed by somebody else in this moment.");
        await ApplyAsync(id, "changed", by);
        return device;
    }

    public async Task RemoveAsync(string id, string by, CancellationToken cancellationToken)
    {
        if (!await registry.RemoveAsync(id, cancellationToken))
            throw Missing(id);
        await ApplyAsync(id, "removed", by);
    }

    public async Task<DeviceConfiguration> FindAsync(string id, CancellationToken cancellationToken) =>
        await registry.FindAsync(id, cancellationToken) ?? throw Missing(id);

    public static ApiProblem Missing(string id) => ApiProblem.NotFound($"Device '{ApiProblem.Shown(id)}' is not configured.");

    private async Task ApplyAsync(string id, string what, string by)
    {
        timeline.Add(new TimelineEntry(id, time.GetUtcNow(), TimelineKind.Configuration, what, PropertyValue.None, null, by));
        await grains.GetGrain<IDeviceGrain>(id).ConfigureAsync();
    }
}
