using System.Collections.Concurrent;
using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Host.Feed;
using SmartCampus.Host.History;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Garden;

/// <summary>What is known of weather and soil: the newest readings from the feed; sums and extremes from history, worked out beforehand so that an evaluation never waits for the disk.</summary>
internal sealed class GardenWeather(DeviceFeed feed, HistoryQueries history, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    public GardenInputs Inputs(string id, GardenDefinition garden)
    {
        Known from = known.GetValueOrDefault(id) ?? Known.Nothing;
        WeatherSensors sensors = garden.Weather;
        return new GardenInputs
        {
            Rain = RainOf(from, sensors.RainDevice),
            Raining = Newest(sensors.RainDevice, "rain.raining"),
            Temperature = Newest(sensors.ClimateDevice, "climate.temperature"),
            Wind = Newest(sensors.WindDevice, "wind.speed"),
            Soil = garden.Beds.Where(b => b.SoilDevice is not null)
                .Select(b => (b.Id, Value: Newest(b.SoilDevice, "soil.moisture"))).Where(b => b.Value is not null).ToImmutableDictionary(b => b.Id, b => b.Value!),
            BedRain = garden.Beds.Where(b => b.RainDevice is not null)
                .Select(b => (b.Id, Value: RainOf(from, b.RainDevice))).Where(b => b.Value is not null).ToImmutableDictionary(b => b.Id, b => b.Value!),
            Yesterday = from.Yesterday,
        };
    }

    /// <summary>Works out sums and extremes anew.</summary>
    public async Task RefreshAsync(string id, GardenDefinition garden, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        var rain = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (string device in garden.Beds.Select(b => b.RainDevice).Append(garden.Weather.RainDevice).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await FallenAsync(device, now - Day, now, cancellationToken) is { } millimetres)
                rain[device] = millimetres;
        }
        known[id] = new Known(rain, await YesterdayAsync(garden, now, cancellationToken));
    }

    private async Task<DailyWeather?> YesterdayAsync(GardenDefinition garden, DateTimeOffset now, CancellationToken cancellationToken)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(garden.Site.Zone);
        DateOnly day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).AddDays(-1);
        (DateTimeOffset from, DateTimeOffset to) = (LocalTime.Start(day, zone), LocalTime.Start(day.AddDays(1), zone));
        WeatherSensors sensors = garden.Weather;
        (decimal? Low, decimal? High) temperature = await ExtremesAsync(sensors.ClimateDevice, "climate.temperature", from, to, cancellationToken);
        (decimal? Low, decimal? High) humidity = await ExtremesAsync(sensors.ClimateDevice, "climate.humidity", from, to, cancellationToken);
        decimal? wind = await MeanAsync(sensors.WindDevice, "wind.speed", from, to, cancellationToken);
        decimal? rain = sensors.RainDevice is { } gauge ? await FallenAsync(gauge, from, to, cancellationToken) : null;
        if (temperature.Low is null && humidity.Low is null && rain is null)
            return null;
        return new DailyWeather
        {
            Day = day,
            Coldest = temperature.Low,
            Warmest = temperature.High,
            DriestHumidity = humidity.Low,
            DampestHumidity = humidity.High,
            Wind = wind,
            Rain = rain,
        };
    }

    private async Task<(decimal? Low, decimal? High)> ExtremesAsync(string? device, string property, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (device is null)
            return (null, null);
        IReadOnlyList<HistoryBucket> buckets = (await history.ReadAsync(device, property, from, to, 24, cancellationToken)).Points;
        return (Rounded(buckets.Min(b => b.Low)), Rounded(buckets.Max(b => b.High)));
    }

    /// <summary>The mean of a day, from hours of equal weight.</summary>
    private async Task<decimal?> MeanAsync(string? device, string property, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        device is null ? null : Rounded((await history.ReadAsync(device, property, from, to, 24, cancellationToken)).Points.Average(b => b.Mean));

    /// <summary>Rain between two times, from a gauge that counts up; when it is reset it counts on from 0. Nothing when it said nothing.</summary>
    private async Task<decimal?> FallenAsync(string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        IReadOnlyList<HistoryBucket> buckets = (await history.ReadAsync(device, "rain.amount", from, to, 288, cancellationToken)).Points;
        double fallen = 0;
        double? last = null;
        foreach (HistoryBucket bucket in buckets.Where(b => b.High is not null))
        {
            double now = bucket.High!.Value;
            fallen += last is { } before ? now >= before ? now - before : now : 0;
            last = now;
        }
        return last is null ? null : Rounded(fallen);
    }

    private Observation? RainOf(Known from, string? device) =>
        device is not null && from.Rain.TryGetValue(device, out decimal millimetres) && Newest(device, "rain.amount") is { } newest
            ? newest with { Value = millimetres }
            : null;

    private Observation? Newest(string? device, string property)
    {
        if (device is null || !feed.TryFind(device, out FeedSlot? slot) || slot.State.Find(property) is not { Error: null, Value.IsNone: false } reading)
            return null;
        decimal value = reading.Value.Kind == PropertyValueKind.Boolean ? reading.Value.Boolean ? 1 : 0 : reading.Value.Number;
        return new Observation(slot.Configuration.NameEn, value, reading.Time, slot.Configuration.NameZh);
    }

    private static decimal? Rounded(double? value) => value is { } number ? Math.Round((decimal)number, 2) : null;

    private sealed record Known(IReadOnlyDictionary<string, decimal> Rain, DailyWeather? Yesterday)
    {
        public static Known Nothing { get; } = new(new Dictionary<string, decimal>(), null);
    }
}
