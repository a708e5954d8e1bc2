using System.Collections.Immutable;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>The forecast that a garden keeps. Pure.</summary>
internal static class Forecasts
{
    /// <summary>Days that are over but may still have to stand in for weather that was not measured.</summary>
    private const int KeptDays = 3;

    /// <summary>A newer forecast takes the place of the older one day by day; days that it does not speak of stay.</summary>
    public static ImmutableArray<ForecastDay> Merge(ImmutableArray<ForecastDay> known, ImmutableArray<ForecastDay> given, DateOnly today) =>
    [
        .. known.Where(k => k.Day >= today.AddDays(-KeptDays) && given.All(g => g.Day != k.Day)).Concat(given).OrderBy(d => d.Day),
    ];

    /// <summary>What is said of a day; of a day of which nothing is said the newest of all that is. Asked for each bed of each run.</summary>
    public static ForecastDay? Of(ImmutableArray<ForecastDay> known, DateOnly day)
    {
        ForecastDay? newest = null;
        foreach (ForecastDay forecast in known)
        {
            if (forecast.Day == day)
                return forecast;
            newest = newest is null || forecast.Issued > newest.Issued ? forecast : newest;
        }
        return newest;
    }
}
