using SmartCampus.Sdk;

namespace SmartCampus.Host.Feed;

/// <summary>Something that happened at a device, as consoles hear of it.</summary>
/// <param name="Number">Grows by one per event in this run of the host, so that a console tells a new one from one it has.</param>
/// <param name="Device">The device's id.</param>
/// <param name="Event">What happened.</param>
internal sealed record FeedEvent(long Number, string Device, DeviceEvent Event);
