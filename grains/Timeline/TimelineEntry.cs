using SmartCampus.Sdk;

namespace SmartCampus.Grains.Timeline;

/// <summary>Something that happened to a device.</summary>
/// <param name="Device">The device's id.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Property, event or command name; the availability state; or the configuration field.</param>
/// <param name="Value">The new value or state.</param>
/// <param name="Reason">Why, as a reason word; may be absent.</param>
/// <param name="By">Who; absent when nobody asked.</param>
public sealed record TimelineEntry(string Device, DateTimeOffset At, TimelineKind Kind, string Name, PropertyValue Value, string? Reason, string? By);
