using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Feed;

/// <summary>Where grains tell what changed; the host pushes it to consoles. Any thread, never blocks.</summary>
public interface IDeviceFeed
{
    /// <summary>A device appeared or has another configuration. <paramref name="model"/> is null while its driver is not loaded; <paramref name="staleAfter"/> is how old its last report may become.</summary>
    IFeedSlot Announce(DeviceConfiguration configuration, DeviceModel? model, DeviceState state, TimeSpan? staleAfter);

    /// <summary>A device was removed.</summary>
    void Remove(string device);

    /// <summary>A command has a newer state.</summary>
    void Publish(LedgerEntry entry);

    /// <summary>Something happened at a device.</summary>
    void Publish(string device, DeviceEvent deviceEvent);
}
