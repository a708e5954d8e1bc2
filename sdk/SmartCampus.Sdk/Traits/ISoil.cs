namespace SmartCampus.Sdk;

/// <summary>Measures the soil of a bed.</summary>
[Trait("soil", "Soil", "土壤")]
public interface ISoil
{
    /// <summary>Volumetric water content, %, 0–100.</summary>
    static readonly Property<decimal> Moisture = new("soil.moisture", "Moisture", "湿度") { Unit = "%", Minimum = 0, Maximum = 100 };

    /// <summary>Soil temperature, Cel, −40 to 80.</summary>
    static readonly Property<decimal> Temperature = new("soil.temperature", "Soil temperature", "土温") { Unit = "Cel", Minimum = -40, Maximum = 80 };

    /// <summary>Electric conductivity, uS/cm, 0–20000.</summary>
    static readonly Property<decimal> Conductivity = new("soil.conductivity", "Conductivity", "电导率") { Unit = "uS/cm", Minimum = 0, Maximum = 20000 };
}
