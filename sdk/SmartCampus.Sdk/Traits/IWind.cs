namespace SmartCampus.Sdk;

/// <summary>Measures wind.</summary>
[Trait("wind", "Wind", "风速")]
public interface IWind
{
    /// <summary>Speed of the wind, m/s, 0–100.</summary>
    static readonly Property<decimal> Speed = new("wind.speed", "Wind", "风速") { Unit = "m/s", Minimum = 0, Maximum = 100 };
}
