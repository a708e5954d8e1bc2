using Orleans;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>What a forecast says of a local day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Issued">When it was made, UTC; after 36 h it is not believed.</param>
/// <param name="Rain">mm.</param>
/// <param name="Coldest">Cel.</param>
/// <param name="Wind">Strongest, m/s.</param>
[GenerateSerializer, Immutable, Alias("garden-forecast")]
public sealed record ForecastDay(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] string Source,
    [property: Id(2)] DateTimeOffset Issued,
    [property: Id(3)] decimal? Rain = null,
    [property: Id(4)] decimal? Coldest = null,
    [property: Id(5)] decimal? Wind = null);
