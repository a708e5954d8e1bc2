using SmartCampus.Grains.Devices;

namespace SmartCampus.Grains.Feed;

/// <summary>One device's place in the feed.</summary>
public interface IFeedSlot
{
    /// <summary>The device has a newer state. Any thread, never blocks, allocates nothing.</summary>
    void Publish(DeviceState state, DeviceChange change);
}
