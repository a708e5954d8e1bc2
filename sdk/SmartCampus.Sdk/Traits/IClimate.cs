namespace SmartCampus.Sdk;

/// <summary>Measures temperature and humidity of air.</summary>
[Trait("climate", "Climate", "温湿度")]
public interface IClimate
{
    /// <summary>Air temperature, Cel, −60 to 100.</summary>
    static readonly Property<decimal> Temperature = new("climate.temperature", "Temperature", "温度") { Unit = "Cel", Minimum = -60, Maximum = 100 };

    /// <summary>Relative humidity, %, 0–100.</summary>
    static readonly Property<decimal> Humidity = new("climate.humidity", "Humidity", "湿度") { Unit = "%", Minimum = 0, Maximum = 100 };
}
