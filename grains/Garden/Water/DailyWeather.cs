using Orleans;

namespace SmartCampus.Grains.Garden.Water;

/// <summary>One local day's weather by the garden's own sensors. What was not measured is absent.</summary>
[GenerateSerializer, Immutable, Alias("garden-weather")]
public sealed record DailyWeather
{
    /// <summary>The day, local.</summary>
    [Id(0)]
    public required DateOnly Day { get; init; }

    /// <summary>Lowest temperature, Cel.</summary>
    [Id(1)]
    public decimal? Coldest { get; init; }

    /// <summary>Highest temperature, Cel.</summary>
    [Id(2)]
    public decimal? Warmest { get; init; }

    /// <summary>Lowest relative humidity, %.</summary>
    [Id(3)]
    public decimal? DriestHumidity { get; init; }

    /// <summary>Highest relative humidity, %.</summary>
    [Id(4)]
    public decimal? DampestHumidity { get; init; }

    /// <summary>Mean wind at 2 m, m/s.</summary>
    [Id(5)]
    public decimal? Wind { get; init; }

    /// <summary>Sun's energy on the ground, MJ/m².</summary>
    [Id(6)]
    public decimal? Radiation { get; init; }

    /// <summary>Hours of bright sun.</summary>
    [Id(7)]
    public decimal? SunHours { get; init; }

    /// <summary>Rain, mm.</summary>
    [Id(8)]
    public decimal? Rain { get; init; }
}
