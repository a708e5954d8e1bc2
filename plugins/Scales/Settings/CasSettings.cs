using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Settings;

/// <summary>A CAS scale.</summary>
internal sealed record CasSettings : ScaleSettings
{
    /// <summary>Indicators send all the time (default), retail scales are asked.</summary>
    [Title("Mode", "方式")]
    public ScaleMode Mode { get; init; } = ScaleMode.Continuous;

    /// <summary>The unit for the short form, which has none; kilogram by default.</summary>
    [Title("Unit, if not sent", "单位（未发送时）")]
    public WeightUnit Unit { get; init; }
}
