using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Serialization;

/// <summary>Carries <see cref="DeviceError"/>, which knows nothing of Orleans.</summary>
[RegisterConverter]
internal sealed class DeviceErrorConverter : IConverter<DeviceError, DeviceErrorSurrogate>
{
    public DeviceError ConvertFromSurrogate(in DeviceErrorSurrogate surrogate) => new(surrogate.Code, surrogate.Cause, surrogate.Detail) { Passing = surrogate.Passing };

    public DeviceErrorSurrogate ConvertToSurrogate(in DeviceError value) => new(value.Code, value.Cause, value.Detail, value.Passing);
}
