using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Tests.Garden.Week;

/// <summary>The school's garden in the week of the record: 16 to 22 November 2026.</summary>
internal static class WeekGarden
{
    /// <summary>Monday, 00:00 in Beijing.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 15, 16, 0, 0, TimeSpan.Zero);

    public static SchoolCalendar Calendar { get; } = new()
    {
        Terms = [new("秋季学期", new(2026, 9, 1), new(2027, 1, 22))],
        Examinations = [new("期中考试", new(2026, 11, 19), new(2026, 11, 19))],
    };

    public static GardenDefinition Definition { get; } = new()
    {
        Name = "菜园",
        Site = new GardenSite("Asia/Shanghai", 39.9m, 116.4m, 50),
        Supplies =
        [
            new SupplyDefinition
            {
                Id = "pump", Name = "水泵", Kind = SupplyKind.Pump, Device = "pump", FlowDevice = "meter", MaximumFlow = 15, BedsAtOnce = 2,
                LeadSeconds = 5, LagSeconds = 10, MinimumRunSeconds = 60, MinimumRestSeconds = 120,
            },
        ],
        Beds =
        [
            Bed("lettuce", "生菜畦", 6, "soil-lettuce"),
            Bed("tomato", "番茄畦", 6, null) with { Limits = new BedLimits { MinutesPerDay = 25 } },
            Bed("berry", "草莓架", 4, null),
            Bed("herb", "香草角", 4, null),
        ],
        Programmes =
        [
            new Programme
            {
                Id = "morning",
                Name = "早晨浇水",
                Steps = [new("lettuce", Amount.Minutes(10)), new("tomato", Amount.Minutes(16))],
                Starts = [StartRule.At(6, 30)],
                Skips = new SkipRules { RainMillimetres = 5, RainDelayHours = 24, SoilMoisture = 35, Frost = 1 },
                Level = new LevelRule { Mode = LevelMode.Zimmerman, Percent = 80 },
                Missed = new MissedRule(60),
            },
            new Programme
            {
                Id = "evening",
                Name = "傍晚补水",
                Steps = [new("tomato", Amount.Minutes(15)), new("berry", Amount.Litres(40))],
                Starts = [StartRule.Sunset(30)],
                Days = new DayRule { Filter = CalendarFilter.NotExaminations },
                Cycle = new CycleSoak(5, 10),
                Skips = new SkipRules { WhileRaining = true, Wind = 8 },
                Missed = MissedRule.Skip,
            },
            new Programme
            {
                Id = "herbs",
                Name = "香草",
                Steps = [new("herb", Amount.Millimetres(4))],
                Starts = [StartRule.FinishBy(7, 0)],
                Skips = new SkipRules { Frost = 1 },
                Days = new DayRule { Kind = DayKind.EveryDays, Every = 2, Anchor = new(2026, 11, 16) },
                Level = new LevelRule { Mode = LevelMode.Balance, Percent = 60 },
            },
        ],
        Bans = [new Ban("升旗", new DayRule { Weekdays = Weekdays.Monday }, new TimeOnly(6, 34), new TimeOnly(7, 20))],
        Weather = new WeatherSensors { RainDevice = "rain", ClimateDevice = "air", WindDevice = "wind" },
        UsualEt0 = [1, 1.5m, 2.5m, 4, 5, 5.5m, 5, 4.5m, 3.5m, 2.5m, 1.5m, 1],
    };

    private static BedDefinition Bed(string id, string name, decimal rate, string? soil) => new()
    {
        Id = id,
        Name = name,
        Supply = "pump",
        Area = 5,
        Rate = rate,
        ValveDevice = $"valve-{id}",
        SoilDevice = soil,
    };
}
