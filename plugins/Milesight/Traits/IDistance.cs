using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight.Traits;

/// <summary>Measures how far the next thing is.</summary>
[Trait("distance", "Distance", "距离")]
internal interface IDistance
{
    /// <summary>The distance, mm, 0–65535.</summary>
    static readonly Property<int> Value = new("distance.value", "Distance", "距离") { Unit = "mm", Minimum = 0, Maximum = 65535 };

    /// <summary>True when the last calibration succeeded.</summary>
    static readonly Property<bool> Calibrated = new("distance.calibrated", "Calibrated", "已校准");
}
