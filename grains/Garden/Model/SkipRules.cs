using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>When a programme is not run. Absent = the rule is off.</summary>
[GenerateSerializer, Immutable, Alias("garden-skips")]
public sealed record SkipRules
{
    /// <summary>Rain of the last 24 h (or forecast for the day), mm, at or above which it is skipped, 0.1–200.</summary>
    [Id(0)]
    public decimal? RainMillimetres { get; init; }

    /// <summary>Skip while it rains.</summary>
    [Id(1)]
    public bool WhileRaining { get; init; }

    /// <summary>Hours that nothing is watered after rain made this programme skip, 0–96.</summary>
    [Id(2)]
    public int RainDelayHours { get; init; }

    /// <summary>Soil moisture, %, at or above which a bed is left out, 1–100.</summary>
    [Id(3)]
    public decimal? SoilMoisture { get; init; }

    /// <summary>After so many days without water a bed is watered though its soil sensor says wet: a sensor that is stuck must not dry it out, 1–30.</summary>
    [Id(4)]
    public int SoilLongestDays { get; init; } = 7;

    /// <summary>Temperature, Cel, at or below which it is skipped, −20 to 15.</summary>
    [Id(5)]
    public decimal? Frost { get; init; }

    /// <summary>Wind, m/s, at or above which it is skipped, 1–40.</summary>
    [Id(6)]
    public decimal? Wind { get; init; }
}
