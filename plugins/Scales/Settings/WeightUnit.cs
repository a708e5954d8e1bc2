using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Settings;

/// <summary>The unit of a scale that does not send it.</summary>
internal enum WeightUnit
{
    /// <summary>Kilogram.</summary>
    [Title("Kilogram", "千克")]
    Kg,

    /// <summary>Gram.</summary>
    [Title("Gram", "克")]
    G,

    /// <summary>Pound.</summary>
    [Title("Pound", "磅")]
    Lb,
}
