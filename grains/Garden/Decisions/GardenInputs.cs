using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>All that decisions are made from, as it is known at a time. A sensor that never spoke is absent.</summary>
[GenerateSerializer, Immutable, Alias("garden-inputs")]
public sealed record GardenInputs
{
    /// <summary>Rain of the last 24 h, mm.</summary>
    [Id(0)]
    public Observation? Rain { get; init; }

    /// <summary>1 while it rains.</summary>
    [Id(1)]
    public Observation? Raining { get; init; }

    /// <summary>Temperature, Cel.</summary>
    [Id(2)]
    public Observation? Temperature { get; init; }

    /// <summary>Wind, m/s.</summary>
    [Id(3)]
    public Observation? Wind { get; init; }

    /// <summary>Soil moisture by bed, %.</summary>
    [Id(4)]
    public ImmutableDictionary<string, Observation> Soil { get; init; } = ImmutableDictionary<string, Observation>.Empty;

    /// <summary>Rain of the last 24 h by bed, mm, for beds with a gauge of their own.</summary>
    [Id(5)]
    public ImmutableDictionary<string, Observation> BedRain { get; init; } = ImmutableDictionary<string, Observation>.Empty;

    /// <summary>The newest complete day's weather.</summary>
    [Id(6)]
    public DailyWeather? Yesterday { get; init; }

    /// <summary>The forecast, if there is one.</summary>
    [Id(7)]
    public ImmutableArray<ForecastDay> Forecast { get; init; } = [];

    /// <summary>True for a look ahead: what sensors will say then is not known, and that they do not say it yet is no fault.</summary>
    [Id(8)]
    public bool IsAhead { get; init; }
}
