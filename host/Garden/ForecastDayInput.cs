namespace SmartCampus.Host.Garden;

/// <summary>What a forecast says of a local day; what it does not say is left out.</summary>
/// <param name="Day">The day.</param>
/// <param name="Rain">mm.</param>
/// <param name="Coldest">Cel.</param>
/// <param name="Wind">Strongest, m/s.</param>
/// <param name="Et0">Reference evapotranspiration, mm.</param>
internal sealed record ForecastDayInput(DateOnly Day, decimal? Rain = null, decimal? Coldest = null, decimal? Wind = null, decimal? Et0 = null);
