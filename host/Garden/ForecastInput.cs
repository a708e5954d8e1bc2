using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Host.Api;

namespace SmartCampus.Host.Garden;

/// <summary>A forecast as a script or a person brings it.</summary>
/// <param name="Source">Who says so: a service's or a person's name.</param>
/// <param name="Days">The days.</param>
/// <param name="Issued">When it was made; now when left out.</param>
internal sealed record ForecastInput(string Source, ImmutableArray<ForecastDayInput> Days, DateTimeOffset? Issued = null)
{
    private const int DaysAhead = 16;

    /// <summary>A clock that is a little ahead of ours is no fault.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    /// <exception cref="ApiProblem">400; all that is wrong, by path.</exception>
    public ImmutableArray<ForecastDay> Check(DateTimeOffset now, DateOnly today)
    {
        var errors = new Dictionary<string, string>();
        if (Source.Trim().Length is 0 or > 80)
            errors["source"] = $"source is '{ApiProblem.Shown(Source)}'; it must be 1 to 80 characters.";
        DateTimeOffset issued = Issued ?? now;
        if (issued > now + ClockSlack)
            errors["issued"] = $"issued is {issued:yyyy-MM-ddTHH:mm:ssZ}; it must not be in the future.";
        if (Days.IsDefaultOrEmpty)
            errors["days"] = "days is empty; it must have at least one day.";
        foreach (ForecastDayInput day in Days.IsDefault ? [] : Days)
        {
            string path = $"days.{day.Day:yyyy-MM-dd}";
            if (day.Day < today || day.Day > today.AddDays(DaysAhead))
                errors[path] = $"{path} must be from today ({today:yyyy-MM-dd}) to {DaysAhead} days ahead.";
            else if (Days.Count(d => d.Day == day.Day) > 1)
                errors[path] = $"{path} is there twice.";
            Range($"{path}.rain", day.Rain, 0, 1000, "mm");
            Range($"{path}.coldest", day.Coldest, -60, 60, "Cel");
            Range($"{path}.wind", day.Wind, 0, 100, "m/s");
            Range($"{path}.et0", day.Et0, 0, 20, "mm");
        }
        return errors.Count > 0
            ? throw ApiProblem.Invalid(errors)
            : [.. Days.Select(d => new ForecastDay(d.Day, Source.Trim(), issued, d.Rain, d.Coldest, d.Wind, d.Et0))];

        void Range(string path, decimal? value, decimal from, decimal to, string unit)
        {
            if (value < from || value > to)
                errors[path] = $"{path} is {value}; it must be from {from} to {to} {unit}.";
        }
    }
}
