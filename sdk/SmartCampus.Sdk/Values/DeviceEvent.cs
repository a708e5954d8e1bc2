namespace SmartCampus.Sdk;

/// <summary>A momentary fact, e.g. a card presented.</summary>
/// <param name="Name">The event's name, e.g. <c>cardReader.presented</c>.</param>
/// <param name="Data">Its data by field name.</param>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="TimeIsExact">False when it was collected late, e.g. after an outage.</param>
public sealed record DeviceEvent(string Name, IReadOnlyDictionary<string, PropertyValue> Data, DateTimeOffset Time, bool TimeIsExact = true);
