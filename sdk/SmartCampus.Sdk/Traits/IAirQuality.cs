namespace SmartCampus.Sdk;

/// <summary>Measures the air of a room.</summary>
[Trait("airQuality", "Air quality", "空气")]
public interface IAirQuality
{
    /// <summary>Ammonia, ppm, 0–1000.</summary>
    static readonly Property<decimal> Ammonia = new("airQuality.ammonia", "Ammonia", "氨气") { Unit = "[ppm]", Minimum = 0, Maximum = 1000 };

    /// <summary>Carbon dioxide, ppm, 0–50000.</summary>
    static readonly Property<decimal> CarbonDioxide = new("airQuality.carbonDioxide", "CO2", "二氧化碳") { Unit = "[ppm]", Minimum = 0, Maximum = 50000 };
}
