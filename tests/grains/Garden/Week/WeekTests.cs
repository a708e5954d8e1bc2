using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Grains.Tests.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden.Week;

/// <summary>A week of operation on fake time: rules, rain, a sensor that dies, two outages, people, a valve that sticks. Its record is pinned, line by line, in both languages.</summary>
public sealed class WeekTests
{
    private static readonly GardenRig Rig = Play();

    [Theory]
    [InlineData(GardenLanguage.English, "week.en.txt")]
    [InlineData(GardenLanguage.Chinese, "week.zh.txt")]
    public void Record_OfTheWeek_IsAsPinned(GardenLanguage language, string file)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        List<string> lines = [.. Rig.Record.Select(d => DecisionWords.Line(d, language, zone))];
        string folder = Path.Combine(AppContext.BaseDirectory, "Garden", "Week");
        string actual = Path.Combine(folder, file + ".actual");
        File.WriteAllLines(actual, lines);

        string[] pinned = File.ReadAllLines(Path.Combine(folder, file));

        Assert.True(pinned.SequenceEqual(lines), $"The record is another. Read {actual}; if it is right, copy it to tests/grains/Garden/Week/{file}. First difference: "
            + string.Join(" | ", pinned.Zip(lines).Where(p => p.First != p.Second).Take(1).Select(p => $"'{p.First}' is '{p.Second}'")) + $"; {pinned.Length} and {lines.Count} lines.");
    }

    [Fact]
    public void Record_OfTheWeek_HasEveryRule()
    {
        HashSet<string> codes = [.. Rig.Record.SelectMany(d => d.Notes.Append(d.Rule)).Select(n => n.Code)];
        string[] wanted =
        [
            "run.plain", "run.level", "run.forced", "watered", "skip.rain", "skip.rainDelay", "skip.raining", "skip.frost", "skip.wind", "skip.soil", "skip.level", "skip.paused", "skip.person",
            "wait.ban", "limit.minutesPerDay", "missed.skip", "note.late", "safety.away", "input.stale", "level.noWeather", "person.byHand", "person.waterNow",
            "person.undoSkip", "stop.person", "critical.notClosed", "drop.supplyShut", "safety.closedAtLast", "fail.offline",
        ];

        Assert.Empty(wanted.Except(codes));
    }

    [Fact]
    public void Record_EachOpening_HasAnEnd()
    {
        Assert.Equal(
            Rig.Sent.Count(s => s.Contains("Open valve", StringComparison.Ordinal)),
            Rig.Record.Count(d => d.Start is not null));
        Assert.Empty(Rig.State.Valves);
    }

    private static GardenRig Play()
    {
        var rig = new GardenRig(WeekGarden.Definition, WeekGarden.Monday) { Calendar = WeekGarden.Calendar, Meter = "meter" };
        rig.Inputs = at => Weather(at);
        rig.Flow = r => r.Garden.Beds.Where(b => r.IsOpen(b.ValveDevice)).Sum(b => b.Rate);
        rig.RunTo(At(0, 15));
        rig.Ask(Ask(GardenRequestKind.WateredByHand) with { Bed = "berry", Litres = 12 });
        rig.RunTo(At(2, 12));
        rig.Ask(Ask(GardenRequestKind.Water) with { Id = "noon", IsNow = true, Steps = [new ProgrammeStep("tomato", Amount.Minutes(5))] });
        rig.RunTo(At(2, 12, 2));
        rig.Ask(Ask(GardenRequestKind.StopBed) with { Bed = "tomato" });
        rig.RunTo(At(3, 6));
        rig.AwayTo(At(3, 7)); // the first outage: the morning is late
        rig.RunTo(At(3, 15));
        rig.Ask(Ask(GardenRequestKind.ForceRun) with { Run = "morning@2026-11-20#0", Due = At(4, 6, 30) });
        rig.RunTo(At(4, 6, 32));
        rig.Ask(Ask(GardenRequestKind.SkipBed) with { Run = "morning@2026-11-20#0", Bed = "tomato" });
        rig.RunTo(At(4, 6, 32).AddSeconds(4));
        rig.Ask(Ask(GardenRequestKind.UndoSkipBed) with { Run = "morning@2026-11-20#0", Bed = "tomato" });
        rig.RunTo(At(4, 16));
        rig.AwayTo(At(4, 22)); // the second outage: the evening is missed
        rig.RunTo(At(5, 5));
        rig.Ask(Ask(GardenRequestKind.Pause) with { Until = At(5, 12) });
        rig.Offline.Add("valve-berry");
        rig.RunTo(At(5, 20));
        rig.Offline.Clear();
        rig.Ask(Ask(GardenRequestKind.Water) with { Id = "dusk", Steps = [new ProgrammeStep("tomato", Amount.Minutes(20))] });
        rig.RunTo(At(5, 22));
        rig.StuckOpen.Add("valve-lettuce");
        rig.RunTo(At(6, 9));
        rig.StuckOpen.Clear();
        rig.RunTo(At(6, 10));
        rig.Ask(Ask(GardenRequestKind.Acknowledge) with { Id = rig.State.Criticals[^1].Id });
        rig.Ask(Ask(GardenRequestKind.UnlockBed) with { Bed = "lettuce" });
        rig.Ask(Ask(GardenRequestKind.OpenSupply) with { Supply = "pump" });
        rig.RunTo(At(6, 12));
        rig.Ask(Ask(GardenRequestKind.SkipRun) with { Run = "evening@2026-11-22#0", Due = At(6, 17, 23) });
        rig.RunTo(At(7, 0));
        return rig;
    }

    /// <summary>Monday fine, Tuesday rain, Wednesday cold and windy, then fine; the soil sensor dies on Wednesday, the climate sensor on Friday.</summary>
    private static GardenInputs Weather(DateTimeOffset at)
    {
        int day = (int)(at - WeekGarden.Monday).TotalDays, hour = (int)(at - WeekGarden.Monday).TotalHours % 24;
        DateTimeOffset soilAt = at < At(2, 9) ? at : At(2, 9), airAt = at < At(4, 0) ? at : At(4, 0);
        return new GardenInputs
        {
            Rain = new Observation("Rain gauge", day == 1 ? 8 : 0, at, "雨量计"),
            Raining = new Observation("Rain sensor", day == 1 || day == 0 && hour >= 15 ? 1 : 0, at, "雨水传感器"),
            Temperature = new Observation("Weather station", at >= At(2, 6, 45) && at < At(2, 9) ? -1 : 9, airAt, "气象站"),
            Wind = new Observation("Anemometer", day == 2 ? 9 : 2, at, "风速计"),
            Soil = ImmutableDictionary<string, Observation>.Empty.Add("lettuce", new Observation("Soil 1", day == 2 ? 41 : 22, soilAt, "土壤 1")),
            Yesterday = day >= 4 ? null : new DailyWeather
            {
                Day = DateOnly.FromDateTime(new DateTime(2026, 11, 15)).AddDays(day),
                Coldest = 6,
                Warmest = 25,
                DriestHumidity = 35,
                DampestHumidity = 75,
                Rain = day == 2 ? 8 : 0,
            },
        };
    }

    private static GardenRequest Ask(GardenRequestKind kind) => new() { Kind = kind, By = "周敏" };

    private static DateTimeOffset At(int day, int hour, int minute = 0) => WeekGarden.Monday.AddDays(day).AddHours(hour).AddMinutes(minute);
}
