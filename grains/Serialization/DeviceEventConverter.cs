using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Serialization;

/// <summary>Carries <see cref="DeviceEvent"/>, which knows nothing of Orleans.</summary>
[RegisterConverter]
internal sealed class DeviceEventConverter : IConverter<DeviceEvent, DeviceEventSurrogate>
{
    public DeviceEvent ConvertFromSurrogate(in DeviceEventSurrogate surrogate) => new(surrogate.Name, surrogate.Data, surrogate.Time, surrogate.TimeIsExact);

    public DeviceEventSurrogate ConvertToSurrogate(in DeviceEvent value) => new(value.Name, new Dictionary<string, PropertyValue>(value.Data), value.Time, value.TimeIsExact);
}
