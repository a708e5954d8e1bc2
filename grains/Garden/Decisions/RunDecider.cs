using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>
/// Decides, bed by bed, whether a run takes place and with which level. Only a fresh number makes a bed skip; a sensor that is silent
/// decides nothing, so the plain plan is run, cut by the limits as ever. Rules in order: pause, rain delay, rain, raining, frost, wind,
/// soil, level. Pure.
/// </summary>
internal static class RunDecider
{
    /// <summary>Below this level a bed has no need worth a run.</summary>
    public const int LowestLevel = 10;

    private static readonly Note Plain = Note.Of("run.plain").Number("level", 100); // most of what is ever decided

    public static IReadOnlyList<BedVerdict> Decide(GardenDefinition garden, IReadOnlyDictionary<string, BedDefinition> beds, in RunQuestion question, MemoryBook memory)
    {
        var verdicts = new List<BedVerdict>(question.Programme.Steps.Length);
        var reader = new InputReader(question.At, question.Inputs.IsAhead);
        foreach (ProgrammeStep step in question.Programme.Steps)
        {
            BedDefinition bed = beds[step.Bed];
            reader.Begin();
            Note? skip = Held(question, memory) ?? (question.IsForced ? null : Skip(garden, question, bed, memory, reader));
            int level = skip is null ? Level(question, bed, step.Amount, memory, reader, ref skip) : 0;
            Note rule = skip ?? (level == 100 && !question.IsForced ? Plain : Note.Of(question.IsForced ? "run.forced" : "run.level").Number("level", level));
            verdicts.Add(new BedVerdict(bed.Id, skip is null, level, rule, reader.Notes, reader.Used));
        }
        return verdicts;
    }

    private static Note? Held(in RunQuestion question, MemoryBook memory)
    {
        if (memory.PausedUntil is { } paused && question.At < paused)
            return Note.Of("skip.paused").Time("until", paused).Text("by", memory.PausedBy);
        if (question.Programme.PausedUntil is { } held && question.At < held)
            return Note.Of("skip.programmePaused").Time("until", held);
        return memory.RainDelayUntil is { } delay && question.At < delay && !question.IsForced ? Note.Of("skip.rainDelay").Time("until", delay) : null;
    }

    private static Note? Skip(GardenDefinition garden, in RunQuestion question, BedDefinition bed, MemoryBook memory, InputReader reader)
    {
        SkipRules rules = question.Programme.Skips;
        WeatherSensors sensors = garden.Weather;
        TimeSpan stale = TimeSpan.FromMinutes(sensors.WeatherStaleMinutes);
        GardenInputs inputs = question.Inputs;
        ForecastDay? forecast = rules is { RainMillimetres: null, Frost: null, Wind: null } ? null : Forecast(question, reader);
        if (rules.RainMillimetres is { } rainLimit)
        {
            Observation? gauge = bed.RainDevice is null ? inputs.Rain : inputs.BedRain.GetValueOrDefault(bed.Id);
            if (reader.Take("rain", bed.RainDevice ?? sensors.RainDevice, gauge, stale) is { } rain && rain >= rainLimit)
                return Note.Of("skip.rain").Number("value", rain).Number("limit", rainLimit);
            if (forecast?.Rain is { } coming && coming >= rainLimit)
                return Foreseen(reader, "rain", forecast, coming, rainLimit);
        }
        if (rules.WhileRaining && reader.Take("raining", sensors.RainDevice, inputs.Raining, stale) is > 0 && !IsDoubted(question, bed, memory, reader, "raining"))
            return Note.Of("skip.raining");
        if (rules.Frost is { } frost)
        {
            decimal? temperature = reader.Take("temperature", sensors.ClimateDevice, inputs.Temperature, stale);
            if (temperature <= frost)
                return Note.Of("skip.frost").Number("value", temperature.Value).Number("limit", frost);
            if (temperature is null && forecast?.Coldest is { } cold && cold <= frost)
                return Foreseen(reader, "temperature", forecast, cold, frost);
        }
        if (rules.Wind is { } windLimit)
        {
            decimal? wind = reader.Take("wind", sensors.WindDevice, inputs.Wind, stale);
            if (wind >= windLimit)
                return Note.Of("skip.wind").Number("value", wind.Value).Number("limit", windLimit);
            if (wind is null && forecast?.Wind is { } blowing && blowing >= windLimit)
                return Foreseen(reader, "wind", forecast, blowing, windLimit);
        }
        return Soil(garden, question, bed, memory, reader);
    }

    private static Note? Soil(GardenDefinition garden, in RunQuestion question, BedDefinition bed, MemoryBook memory, InputReader reader)
    {
        if (question.Programme.Skips.SoilMoisture is not { } limit || bed.SoilDevice is null)
            return null;
        TimeSpan stale = TimeSpan.FromMinutes(garden.Weather.SoilStaleMinutes);
        if (reader.Take("soil", bed.SoilDevice, question.Inputs.Soil.GetValueOrDefault(bed.Id), stale) is not { } moisture || moisture < limit)
            return null;
        if (IsDoubted(question, bed, memory, reader, "soil"))
            return null;
        return Note.Of("skip.soil").Number("value", moisture).Number("limit", limit);
    }

    /// <summary>A sensor that says wet for days on end may be stuck: then a bed is watered once in spite of it.</summary>
    private static bool IsDoubted(in RunQuestion question, BedDefinition bed, MemoryBook memory, InputReader reader, string name)
    {
        int longest = question.Programme.Skips.SoilLongestDays;
        if (memory.DrySince(bed.Id) is not { } since || question.At - since < TimeSpan.FromDays(longest))
            return false;
        reader.Say(new InputUsed(name, InputState.Stale), Note.Of("input.doubted").Word("input", $"input.{name}").Number("days", longest));
        return true;
    }

    private static int Level(in RunQuestion question, BedDefinition bed, Amount amount, MemoryBook memory, InputReader reader, ref Note? skip)
    {
        int level = LevelDecider.Of(question, bed, amount, memory, reader);
        if (question.IsForced)
            return level < LowestLevel ? 100 : level;
        if (level < LowestLevel)
            skip = Note.Of("skip.level").Number("level", Math.Max(0, level));
        return level;
    }

    /// <summary>The day's forecast, when it is fresh. One that nobody has renewed is named; a garden for which nobody makes one misses nothing.</summary>
    private static ForecastDay? Forecast(in RunQuestion question, InputReader reader)
    {
        ForecastDay? forecast = Forecasts.Of(question.Inputs.Forecast, question.Day);
        if (question.Inputs.IsAhead || forecast is null || !forecast.IsStale(question.At))
            return forecast?.Day == question.Day ? forecast : null;
        reader.Say(
            new InputUsed("forecast", InputState.Stale, forecast.Source, null, forecast.Issued),
            Note.Of("input.stale").Word("input", "input.forecast").Text("source", forecast.Source).Time("since", forecast.Issued));
        return null;
    }

    private static Note Foreseen(InputReader reader, string name, ForecastDay forecast, decimal value, decimal limit)
    {
        reader.Add(new InputUsed(name, InputState.Forecast, forecast.Source, value, forecast.Issued));
        return Note.Of($"skip.forecast.{name}").Number("value", value).Number("limit", limit);
    }
}
