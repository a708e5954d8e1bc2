using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Settings;

/// <summary>A scale that can be asked or sends all the time.</summary>
internal sealed record ModeSettings : ScaleSettings
{
    /// <summary>Who begins; the scale is asked by default.</summary>
    [Title("Mode", "方式")]
    public ScaleMode Mode { get; init; }
}
