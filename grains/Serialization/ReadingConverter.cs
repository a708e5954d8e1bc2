using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Serialization;

/// <summary>Carries <see cref="Reading"/>, which knows nothing of Orleans.</summary>
[RegisterConverter]
internal sealed class ReadingConverter : IConverter<Reading, ReadingSurrogate>
{
    public Reading ConvertFromSurrogate(in ReadingSurrogate surrogate) => new(surrogate.Property, surrogate.Value, surrogate.Time, surrogate.Error) { Unit = surrogate.Unit };

    public ReadingSurrogate ConvertToSurrogate(in Reading value) => new(value.Property, value.Value, value.Time, value.Error, value.Unit);
}
