using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Tests.Garden.Decisions;

public sealed class RunDeciderTests
{
    private static readonly DateTimeOffset At = Gardens.At(6, 30);
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly SkipRules All = new() { RainMillimetres = 5, WhileRaining = true, SoilMoisture = 35, Frost = 1, Wind = 8 };

    [Theory]
    [InlineData("rain", 4.9, "run.plain")]
    [InlineData("rain", 5, "skip.rain")]
    [InlineData("raining", 0, "run.plain")]
    [InlineData("raining", 1, "skip.raining")]
    [InlineData("temperature", 1.1, "run.plain")]
    [InlineData("temperature", 1, "skip.frost")]
    [InlineData("wind", 7.9, "run.plain")]
    [InlineData("wind", 8, "skip.wind")]
    [InlineData("soil", 34.9, "run.plain")]
    [InlineData("soil", 35, "skip.soil")]
    public void Decide_AtTheLimit_FiresWithItsNumber(string sensor, double value, string rule)
    {
        BedVerdict verdict = Decide(Sensor(Fine, sensor, (decimal)value, At.AddMinutes(-90)));

        Assert.Equal(rule, verdict.Rule.Code);
        Assert.Contains(verdict.Inputs, i => i.Name == sensor && i.State == InputState.Fresh && i.Value == (decimal)value && i.Source == sensor);
        if (rule is "skip.rain" or "skip.soil")
            Assert.Equal((decimal)value, verdict.Rule.NumberOf("value"));
    }

    [Theory]
    [InlineData("rain", 100)]
    [InlineData("raining", 1)]
    [InlineData("temperature", -20)]
    [InlineData("wind", 40)]
    [InlineData("soil", 100)]
    public void Decide_StaleSensor_DecidesNothingAndIsNamed(string sensor, double value)
    {
        BedVerdict verdict = Decide(Sensor(Fine, sensor, (decimal)value, At.AddHours(-7)));

        Assert.True(verdict.Runs);
        Assert.Equal("input.stale", Assert.Single(verdict.Notes).Code);
        Assert.Contains(verdict.Inputs, i => i.Name == sensor && i.State == InputState.Stale && i.Time == At.AddHours(-7));
    }

    [Fact]
    public void Decide_SensorsThatNeverSpoke_AreNamedAndItRuns()
    {
        BedVerdict verdict = Decide(new GardenInputs());

        Assert.True(verdict.Runs);
        Assert.Equal(5, verdict.Notes.Count(n => n.Code == "input.missing"));
    }

    [Fact]
    public void Decide_SensorsThatTheGardenDoesNotHave_AreListedWithoutAWord()
    {
        BedVerdict verdict = Ask(new GardenInputs(), new DecisionMemory(), At, sensors: new WeatherSensors()).Verdicts[0];

        Assert.Equal(["input.missing"], verdict.Notes.Select(n => n.Code)); // the soil probe, which it has
        Assert.Equal(5, verdict.Inputs.Count(i => i.State == InputState.Missing));
    }

    [Theory]
    [InlineData("soil", "skip.soil")]
    [InlineData("raining", "skip.raining")]
    public void Decide_SensorStuckAtWet_WatersOnceAWeek(string sensor, string rule)
    {
        var memory = new DecisionMemory();
        List<bool> ran = [];
        for (int day = 0; day < 15; day++)
        {
            DateTimeOffset at = At.AddDays(day);
            (IReadOnlyList<BedVerdict> verdicts, memory) = Ask(Sensor(Fine, sensor, 100, at), memory, at);
            ran.Add(verdicts[0].Runs);
            Assert.Equal(verdicts[0].Runs ? "run.plain" : rule, verdicts[0].Rule.Code);
            if (verdicts[0].Runs)
                memory = memory with { DrySince = memory.DrySince.SetItem("lettuce", at) };
        }

        Assert.Equal([7, 14], ran.Select((r, i) => (r, i)).Where(r => r.r).Select(r => r.i));
    }

    [Fact]
    public void Decide_RainWithDelay_HoldsBackWhatFollows()
    {
        (_, DecisionMemory memory) = Ask(Sensor(Fine, "rain", 8, At), new DecisionMemory(), At, All with { RainDelayHours = 24 });

        Assert.Equal(At.AddHours(24), memory.RainDelayUntil);
        Assert.Equal("skip.rainDelay", Ask(Fine, memory, At.AddHours(23.9)).Verdicts[0].Rule.Code);
        Assert.Equal("run.plain", Ask(Fine, memory, At.AddHours(24)).Verdicts[0].Rule.Code);
    }

    [Fact]
    public void Decide_Forced_PassesWeatherButNotAPause()
    {
        GardenInputs wet = Sensor(Fine, "rain", 50, At);

        Assert.Equal("run.forced", Ask(wet, new DecisionMemory(), At, All, isForced: true).Verdicts[0].Rule.Code);
        Assert.Equal("skip.paused", Ask(wet, new DecisionMemory { PausedUntil = At.AddHours(1), PausedBy = "Zhou" }, At, All, isForced: true).Verdicts[0].Rule.Code);
    }

    [Fact]
    public void Decide_OldForecast_IsNotBelieved()
    {
        GardenInputs fresh = Fine with { Forecast = [new ForecastDay(new(2026, 11, 22), "service", At.AddHours(-36), Rain: 9)] };
        GardenInputs old = Fine with { Forecast = [new ForecastDay(new(2026, 11, 22), "service", At.AddHours(-37), Rain: 9)] };

        Assert.Equal("skip.forecast.rain", Decide(fresh).Rule.Code);
        BedVerdict verdict = Decide(old);
        Assert.True(verdict.Runs);
        Assert.Equal("the forecast “service” is silent since Nov 20 17:30; it was not counted", GardenWords.Text(Assert.Single(verdict.Notes), GardenLanguage.English, Beijing));
        Assert.Contains(verdict.Inputs, i => i is { Name: "forecast", State: InputState.Stale, Source: "service" });
    }

    [Fact]
    public void Decide_ForecastThatEndedDaysAgo_IsNamedWhileARuleWouldAskIt()
    {
        GardenInputs old = Fine with { Forecast = [new ForecastDay(new(2026, 11, 18), "service", At.AddDays(-4), Rain: 9)] };

        Assert.Equal("input.stale", Assert.Single(Decide(old).Notes).Code);
        Assert.Empty(Ask(old, new DecisionMemory(), At, new SkipRules { SoilMoisture = 35 }).Verdicts[0].Notes);
    }

    [Theory]
    [InlineData(null, "skip.forecast.temperature")] // no thermometer: the forecast is all there is
    [InlineData(-7d, "skip.forecast.temperature")] // one that is silent
    [InlineData(0d, "run.plain")] // what was measured counts for more
    public void Decide_FrostForecast_CountsWhereNothingWasMeasured(double? measuredHoursAgo, string rule)
    {
        GardenInputs inputs = Fine with { Temperature = null, Forecast = [new ForecastDay(new(2026, 11, 22), "service", At, Coldest: -2)] };
        if (measuredHoursAgo is { } hours)
            inputs = Sensor(inputs, "temperature", 9, At.AddHours(hours));

        Assert.Equal(rule, Decide(inputs).Rule.Code);
    }

    [Fact]
    public void At_LookAhead_HasNoForecastThatIsTooOldNow()
    {
        GardenInputs now = Fine with { Forecast = [new ForecastDay(new(2026, 11, 24), "old", At.AddHours(-37)), new ForecastDay(new(2026, 11, 25), "new", At)] };

        Assert.Equal(["new"], new KnownInputs(now, At).At(At.AddDays(2)).Forecast.Select(f => f.Source));
    }

    [Fact]
    public void Merge_NewerForecast_TakesItsDaysAndLeavesTheOthers()
    {
        var today = new DateOnly(2026, 11, 22);
        ForecastDay[] known = [new(today.AddDays(-4), "a", At), new(today.AddDays(-3), "a", At), new(today, "a", At), new(today.AddDays(1), "a", At)];

        ImmutableArray<ForecastDay> merged = Forecasts.Merge([.. known], [new(today, "b", At), new(today.AddDays(2), "b", At)], today);

        Assert.Equal([(-3, "a"), (0, "b"), (1, "a"), (2, "b")], merged.Select(f => (f.Day.DayNumber - today.DayNumber, f.Source)));
    }

    [Theory]
    [InlineData(12, 100, "run.plain")] // 10 min at 6 L/min on 5 m² = 12 mm
    [InlineData(6, 50, "run.level")]
    [InlineData(30, 150, "run.level")] // at most the programme's highest
    [InlineData(1.1, 9, "skip.level")]
    public void Decide_Balance_GivesWhatIsMissing(double depletion, int level, string rule)
    {
        var memory = new DecisionMemory { Balances = ImmutableDictionary<string, WaterBalance>.Empty.Add("lettuce", new((decimal)depletion, new(2026, 11, 21))) };

        BedVerdict verdict = Ask(Fine, memory, At, new SkipRules(), LevelMode.Balance).Verdicts[0];

        Assert.Equal((rule, (decimal)level), (verdict.Rule.Code, verdict.Rule.NumberOf("level")));
    }

    [Fact]
    public void Decide_BalanceOutOfDate_IsThePlainPercentAndSaid()
    {
        var memory = new DecisionMemory { Balances = ImmutableDictionary<string, WaterBalance>.Empty.Add("lettuce", new(0, new(2026, 11, 18))) };

        BedVerdict verdict = Ask(Fine, memory, At, new SkipRules(), LevelMode.Balance).Verdicts[0];

        Assert.True(verdict.Runs);
        Assert.Equal(100, verdict.Level);
        Assert.Equal("level.noBalance", Assert.Single(verdict.Notes).Code);
    }

    private static GardenInputs Fine => Sensor(Sensor(Sensor(Sensor(Sensor(new GardenInputs(), "rain", 0, At), "raining", 0, At), "temperature", 9, At), "wind", 1, At), "soil", 20, At);

    private static GardenInputs Sensor(GardenInputs inputs, string name, decimal value, DateTimeOffset time)
    {
        var observation = new Observation(name, value, time);
        return name switch
        {
            "rain" => inputs with { Rain = observation },
            "raining" => inputs with { Raining = observation },
            "temperature" => inputs with { Temperature = observation },
            "wind" => inputs with { Wind = observation },
            _ => inputs with { Soil = inputs.Soil.SetItem("lettuce", observation) },
        };
    }

    private static BedVerdict Decide(GardenInputs inputs) => Ask(inputs, new DecisionMemory(), At).Verdicts[0];

    private static (IReadOnlyList<BedVerdict> Verdicts, DecisionMemory Memory) Ask(
        GardenInputs inputs, DecisionMemory memory, DateTimeOffset at, SkipRules? rules = null, LevelMode mode = LevelMode.Manual, bool isForced = false, WeatherSensors? sensors = null)
    {
        GardenDefinition equipped = Gardens.Plain with { Weather = sensors ?? new WeatherSensors { RainDevice = "rain", ClimateDevice = "air", WindDevice = "wind" } };
        GardenDefinition garden = equipped.WithBed("lettuce", b => b with { SoilDevice = "soil" })
            .With(Gardens.Morning with { Skips = rules ?? All, Level = new LevelRule { Mode = mode }, Steps = [Gardens.Morning.Steps[0]] });
        var question = new RunQuestion(garden.Programmes[0], DateOnly.FromDateTime(at.AddHours(8).DateTime), at, inputs, isForced);
        Dictionary<string, BedDefinition> beds = garden.Beds.ToDictionary(b => b.Id);
        var book = new MemoryBook(memory, beds);
        IReadOnlyList<BedVerdict> verdicts = RunDecider.Decide(garden, beds, question, book);
        foreach (BedVerdict verdict in verdicts)
            book.Remember(question, verdict);
        return (verdicts, book.Stored);
    }
}
