namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>A condition for believing a value, e.g. that the transformer is connected.</summary>
/// <param name="Point">What to look at.</param>
/// <param name="Is">The raw number it must have.</param>
/// <param name="Otherwise">The cause to report when it has another, camel case; the value is withheld as not configured.</param>
internal sealed record GuardMap(PointMap Point, decimal Is, string Otherwise);
