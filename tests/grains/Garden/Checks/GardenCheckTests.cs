using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Grains.Tests.Garden.Week;

namespace SmartCampus.Grains.Tests.Garden.Checks;

public sealed class GardenCheckTests
{
    [Fact]
    public void Find_GoodGardens_HaveNoProblem()
    {
        Assert.Empty(GardenCheck.Find(Gardens.Plain));
        Assert.Empty(GardenCheck.Find(WeekGarden.Definition));
    }

    public static TheoryData<string, GardenDefinition> Wrong => new()
    {
        { "garden: “Mars” is no time zone; it must be a name such as Asia/Shanghai.", Gardens.Plain with { Site = Gardens.Plain.Site with { Zone = "Mars" } } },
        { "garden: latitude is 91; it must be from -90 to 90 °.", Gardens.Plain with { Site = Gardens.Plain.Site with { Latitude = 91 } } },
        { "Please fill in: name.", Gardens.Plain with { Name = "" } },
        { "garden: valve “valve-tomato” is there twice.", Gardens.Plain.WithBed("berry", b => b with { ValveDevice = "valve-tomato" }) },
        { "garden: usual evaporation by month has 3 numbers; it must have 12 or none.", Gardens.Plain with { UsualEt0 = [1, 2, 3] } },
        { "mains: the most it gives is 0; it must be from 0.1 to 10000 L/min.", (Gardens.Plain with { Beds = [], Programmes = [] }).WithSupply(s => s with { MaximumFlow = 0 }) },
        { "mains: closing after the last bed is 301; it must be from 0 to 300 s.", Gardens.Plain.WithSupply(s => s with { LagSeconds = 301 }) },
        { "tomato: water in a minute is 0; it must be from 0.01 to 1000 L/min.", Gardens.Plain.WithBed("tomato", b => b with { Rate = 0 }) },
        { "tomato: takes 30 L/min, but “mains” gives at most 20 L/min.", Gardens.Plain.WithBed("tomato", b => b with { Rate = 30 }) },
        { "tomato: area is 0; it must be from 0.01 to 100000 m².", Gardens.Plain.WithBed("tomato", b => b with { Area = 0 }) },
        { "tomato: water supply “well” does not exist.", Gardens.Plain.WithBed("tomato", b => b with { Supply = "well" }) },
        { "tomato: minutes in one watering is 721; it must be from 1 to 720 min.", Gardens.Plain.WithBed("tomato", b => b with { Limits = new BedLimits { MinutesPerRun = 721 } }) },
        { "Morning: beds is missing.", Gardens.Plain.With(Gardens.Morning with { Steps = [] }) },
        { "Morning: starts is missing.", Gardens.Plain.With(Gardens.Morning with { Starts = [] }) },
        { "Morning: bed “lettuce” is there twice.", Gardens.Plain.With(Gardens.Morning with { Steps = [.. Gardens.Morning.Steps, Gardens.Morning.Steps[0]] }) },
        { "Morning: bed “moss” does not exist.", Gardens.Plain.With(Gardens.Morning with { Steps = [new("moss", Amount.Minutes(1))] }) },
        { "Morning · lettuce: amount is 0; it must be from 0.1 to 720 min.", Gardens.Plain.With(Gardens.Morning with { Steps = [new("lettuce", Amount.Minutes(0))] }) },
        { "Morning · lettuce: amount is 201; it must be from 0.1 to 200 mm.", Gardens.Plain.With(Gardens.Morning with { Steps = [new("lettuce", Amount.Millimetres(201))] }) },
        { "Morning: offset from sunrise or sunset is 241; it must be from -240 to 240 min.", Gardens.Plain.With(Gardens.Morning with { Starts = [StartRule.Sunrise(241)] }) },
        { "Morning: interval in days is 0; it must be from 1 to 366 days.", Gardens.Plain.With(Gardens.Morning with { Days = new DayRule { Kind = DayKind.EveryDays, Every = 0 } }) },
        { "Morning: days of the week is missing.", Gardens.Plain.With(Gardens.Morning with { Days = new DayRule { Weekdays = Weekdays.None } }) },
        { "Morning: time of the year 02-30 – 03-01 is no day of the year.", Gardens.Plain.With(Gardens.Morning with { Seasons = [new(2, 30, 3, 1)] }) },
        { "Morning: each part is 61; it must be from 1 to 60 min.", Gardens.Plain.With(Gardens.Morning with { Cycle = new(61, 5) }) },
        { "Morning: amount of water is 201; it must be from 0 to 200 %.", Gardens.Plain.With(Gardens.Morning with { Level = new LevelRule { Percent = 201 } }) },
        { "Morning: amounts by month has 1 numbers; it must have 12 or none.", Gardens.Plain.With(Gardens.Morning with { Level = new LevelRule { Months = [100] } }) },
        { "Morning: rain in 24 hours is 0; it must be from 0.1 to 200 mm.", Gardens.Plain.With(Gardens.Morning with { Skips = new SkipRules { RainMillimetres = 0 } }) },
        { "Morning: minutes late is 1441; it must be from 0 to 1440 min.", Gardens.Plain.With(Gardens.Morning with { Missed = new MissedRule(1441) }) },
        { "ban: dates ends before it begins.", Gardens.Plain with { Bans = [new Ban("ban", new DayRule(), default, default, new(2026, 2, 1), new(2026, 1, 1))] } },
        {
            "Morning: parts of 1 min are too short for “mains”, whose pump runs at least 60 s; at least twice that.",
            Gardens.Plain.WithSupply(s => s with { Kind = SupplyKind.Pump, MinimumRunSeconds = 60 }).With(Gardens.Morning with { Cycle = new(1, 5) })
        },
        {
            "tomato: a limit of 1 min a run is shorter than the pump of “mains” must run (90 s).",
            Gardens.Plain.WithSupply(s => s with { Kind = SupplyKind.Pump, MinimumRunSeconds = 90 }).WithBed("tomato", b => b with { Limits = new BedLimits { MinutesPerRun = 1 } })
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Find_WrongValue_NamesTheThingTheValueAndTheRule(string expected, GardenDefinition garden)
    {
        ImmutableArray<GardenProblem> problems = GardenCheck.Find(garden);

        GardenProblem problem = Assert.Single(problems);
        Assert.Equal(expected, GardenWords.Text(problem.What, GardenLanguage.English, TimeZoneInfo.Utc));
        Assert.NotEmpty(problem.Path);
    }
}
