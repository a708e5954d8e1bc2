using Orleans;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Plugins;

namespace SmartCampus.Host.Drivers;

/// <summary>While a plugin is swapped: its devices' sessions end before it is unloaded, so that nothing holds it, and every device of its drivers starts over with what is there then. A version that is not taken disturbs nobody.</summary>
internal sealed class PluginSwap(PluginHost plugins, DriverSessions sessions, IDeviceRegistry registry, IGrainFactory grains) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        plugins.Unloading += DropAsync;
        plugins.Changed += TakeUpAsync;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        plugins.Unloading -= DropAsync;
        plugins.Changed -= TakeUpAsync;
        return Task.CompletedTask;
    }

    private Task DropAsync(IReadOnlyCollection<string> drivers) =>
        Task.WhenAll(sessions.UsersOf(drivers.ToHashSet(StringComparer.Ordinal)).Select(sessions.StopAsync));

    private async Task TakeUpAsync(IReadOnlyCollection<string> drivers)
    {
        IReadOnlyList<DeviceConfiguration> devices = await registry.ListAsync(CancellationToken.None); // once begun it is done, whoever has stopped waiting for it
        await Task.WhenAll(devices.Where(d => drivers.Contains(d.Driver)).Select(d => grains.GetGrain<IDeviceGrain>(d.Id).ConfigureAsync()));
    }
}
