namespace SmartCampus.Sdk;

/// <summary>What a scale says about its weight. Only <see cref="Stable"/> has one that counts.</summary>
public enum ScaleState
{
    /// <summary>The weight is at rest.</summary>
    [Title("Stable", "稳定")]
    Stable,

    /// <summary>The weight moves; there is none yet.</summary>
    [Title("In motion", "晃动")]
    Motion,

    /// <summary>More than the scale can bear.</summary>
    [Title("Overload", "超载")]
    Overload,

    /// <summary>Less than the scale can show: the pan is missing, or hangs.</summary>
    [Title("Underload", "欠载")]
    Underload,

    /// <summary>The scale itself has a fault, or cannot find its zero.</summary>
    [Title("Fault", "故障")]
    Fault,
}
