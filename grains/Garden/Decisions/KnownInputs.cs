using System.Collections.Immutable;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>What is known now, for now; for times ahead only what still holds then: the forecast, and yesterday's weather for the level.</summary>
internal sealed class KnownInputs(GardenInputs now, DateTimeOffset at) : IGardenInputs
{
    private static readonly TimeSpan HoldsFor = TimeSpan.FromHours(1);

    private readonly GardenInputs ahead = now with
    {
        Rain = null,
        Raining = null,
        Temperature = null,
        Wind = null,
        Soil = ImmutableDictionary<string, Observation>.Empty,
        BedRain = ImmutableDictionary<string, Observation>.Empty,
        Forecast = [.. now.Forecast.Where(d => !d.IsStale(at))],
        IsAhead = true,
    };

    public GardenInputs At(DateTimeOffset time) => time <= at + HoldsFor ? now : ahead;
}
