using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>Where a property's value is.</summary>
/// <param name="Property">The property.</param>
/// <param name="Choices">The first whose condition holds is used; none: the device does not have it.</param>
internal sealed record PropertyMap(PropertyDefinition Property, IReadOnlyList<PointMap> Choices);
