using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>The garden's sensors of the weather, and how old their word may be.</summary>
[GenerateSerializer, Immutable, Alias("garden-sensors")]
public sealed record WeatherSensors
{
    /// <summary>The rain gauge.</summary>
    [Id(0)]
    public string? RainDevice { get; init; }

    /// <summary>Temperature and humidity.</summary>
    [Id(1)]
    public string? ClimateDevice { get; init; }

    /// <summary>Wind.</summary>
    [Id(2)]
    public string? WindDevice { get; init; }

    /// <summary>Minutes after which a weather reading is stale, 5–1440.</summary>
    [Id(4)]
    public int WeatherStaleMinutes { get; init; } = 90;

    /// <summary>Minutes after which a soil reading is stale, 5–2880.</summary>
    [Id(5)]
    public int SoilStaleMinutes { get; init; } = 360;
}
