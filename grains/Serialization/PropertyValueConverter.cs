using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Serialization;

/// <summary>Carries <see cref="PropertyValue"/>, which knows nothing of Orleans.</summary>
[RegisterConverter]
internal sealed class PropertyValueConverter : IConverter<PropertyValue, PropertyValueSurrogate>
{
    public PropertyValue ConvertFromSurrogate(in PropertyValueSurrogate surrogate) => surrogate.Kind switch
    {
        PropertyValueKind.Boolean => PropertyValue.Of(surrogate.Number != 0),
        PropertyValueKind.Number => PropertyValue.Of(surrogate.Number),
        PropertyValueKind.Text => PropertyValue.Of(surrogate.Text),
        _ => PropertyValue.None,
    };

    public PropertyValueSurrogate ConvertToSurrogate(in PropertyValue value) => value.Kind switch
    {
        PropertyValueKind.Boolean => new(value.Kind, value.Boolean ? 1 : 0, null),
        PropertyValueKind.Number => new(value.Kind, value.Number, null),
        PropertyValueKind.Text => new(value.Kind, 0, value.Text),
        _ => default,
    };
}
