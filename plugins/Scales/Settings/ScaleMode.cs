using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Settings;

/// <summary>Who begins.</summary>
internal enum ScaleMode
{
    /// <summary>The scale is asked.</summary>
    [Title("Ask the scale", "轮询")]
    Poll,

    /// <summary>The scale sends all the time; the line is its own.</summary>
    [Title("The scale sends all the time", "连续输出")]
    Continuous,
}
