using Orleans;
using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Drivers;

/// <summary>While a plugin is swapped: its devices' sessions end before it is unloaded, and start again with what was loaded.</summary>
internal sealed class PluginSwap(DriverSessions sessions, IDeviceRegistry registry, IGrainFactory grains)
{
    /// <summary>Ends the sessions of these drivers, so that nothing holds the plugin.</summary>
    public Task DropAsync(IReadOnlyCollection<string> drivers) =>
        Task.WhenAll(sessions.UsersOf(drivers.ToHashSet()).Select(sessions.StopAsync));

    /// <summary>Starts every configured device of these drivers over.</summary>
    public async Task TakeUpAsync(IReadOnlyCollection<string> drivers, CancellationToken cancellationToken)
    {
        IReadOnlyList<DeviceConfiguration> devices = await registry.ListAsync(cancellationToken);
        await Task.WhenAll(devices.Where(d => drivers.Contains(d.Driver)).Select(d => grains.GetGrain<IDeviceGrain>(d.Id).ConfigureAsync()));
    }
}
