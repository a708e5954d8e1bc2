using Orleans;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>What a forecast says of a local day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Issued">When it was made, UTC; after <see cref="Holds"/> it is not believed.</param>
/// <param name="Rain">mm.</param>
/// <param name="Coldest">Cel.</param>
/// <param name="Wind">Strongest, m/s.</param>
/// <param name="Et0">Reference evapotranspiration, mm: stands in where the garden's own sensors measured nothing.</param>
[GenerateSerializer, Immutable, Alias("garden-forecast")]
public sealed record ForecastDay(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] string Source,
    [property: Id(2)] DateTimeOffset Issued,
    [property: Id(3)] decimal? Rain = null,
    [property: Id(4)] decimal? Coldest = null,
    [property: Id(5)] decimal? Wind = null,
    [property: Id(6)] decimal? Et0 = null)
{
    /// <summary>How long a forecast is believed.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromHours(36);

    /// <summary>True when it is too old to decide anything.</summary>
    public bool IsStale(DateTimeOffset at) => at - Issued > Holds;
}
