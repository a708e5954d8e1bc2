using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Serialization;

/// <summary><see cref="PropertyValue"/> on its way between silos.</summary>
[GenerateSerializer, Immutable, Alias("property-value")]
internal readonly record struct PropertyValueSurrogate([property: Id(0)] PropertyValueKind Kind, [property: Id(1)] decimal Number, [property: Id(2)] string? Text);
