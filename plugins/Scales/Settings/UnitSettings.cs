using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Settings;

/// <summary>A scale that does not send its unit.</summary>
internal sealed record UnitSettings : ScaleSettings
{
    /// <summary>The unit that the scale is set to; kilogram by default.</summary>
    [Title("Unit", "单位")]
    public WeightUnit Unit { get; init; }
}
