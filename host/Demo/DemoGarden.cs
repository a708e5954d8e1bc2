using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Host.Demo;

/// <summary>The demo campus's vegetable garden: greenhouse beds and open rows over the demo's valves, meters and probes. Names are in both languages, since a garden's names are one text.</summary>
internal static class DemoGarden
{
    public const string Id = "vegetable-garden";

    /// <summary>Valve 2 is not among them: it is there to be opened on its own page (and to jam), and a garden closes at once what it did not open.</summary>
    private static readonly (int Valve, string Id, string Name, decimal Rate, CropDefinition Crop)[] Greenhouse =
    [
        (1, "tomatoes", "番茄 Tomatoes", 8, new("Tomatoes", 1.15m, 0.7m, 0.4m)),
        (3, "peppers", "辣椒 Peppers", 10, new("Peppers", 1.05m, 0.5m, 0.3m)),
        (4, "lettuce", "生菜 Lettuce", 11, new("Lettuce", 1.0m, 0.3m, 0.3m)),
    ];

    /// <summary>The garden, or <see langword="null"/> when the demo has not all of its devices.</summary>
    public static GardenDocument? Make(IReadOnlySet<string> devices, DateTimeOffset now)
    {
        GardenDefinition definition = Definition();
        IEnumerable<string> needed = definition.Beds.SelectMany(b => new[] { b.ValveDevice, b.SoilDevice! }).Concat([definition.Weather.ClimateDevice!, definition.Weather.RainDevice!]);
        return needed.All(devices.Contains)
            ? new GardenDocument { Id = Id, Version = 1, Revision = 1, Definition = definition, Programmes = [.. Programmes().Select(p => new GardenProgramme(1, p, "demo", now))] }
            : null;
    }

    private static GardenDefinition Definition() => new()
    {
        Name = "菜园 Vegetable garden",
        Site = new("Asia/Shanghai", 31.23m, 121.47m, 4),
        Supplies =
        [
            new() { Id = "greenhouse", Name = "温室供水 Greenhouse main", MaximumFlow = 22, BedsAtOnce = 2 },
            new() { Id = "open-ground", Name = "露地供水 Open ground main", MaximumFlow = 20 },
        ],
        Beds =
        [
            .. Greenhouse.Select(b => Bed(b.Id, b.Name, "greenhouse", b.Rate, $"greenhouse-valve-{b.Valve}", $"greenhouse-soil-{b.Valve}") with { Area = 12, Crop = b.Crop }),
            Bed("row-1", "1 垄 Row 1", "open-ground", 14, "garden-valve-1", "garden-soil-1"),
            Bed("row-2", "2 垄 Row 2", "open-ground", 14, "garden-valve-2", "garden-soil-2"),
        ],
        Bans = [new("午间不浇 No water at noon", new DayRule(), new(11, 0), new(14, 0))],
        Weather = new() { ClimateDevice = "garden-weather", RainDevice = "garden-station", WindDevice = "garden-station" },
        UsualEt0 = [1.3m, 1.8m, 2.5m, 3.5m, 4.3m, 4.4m, 5.3m, 5.0m, 3.8m, 2.9m, 1.9m, 1.4m],
    };

    private static BedDefinition Bed(string id, string name, string supply, decimal rate, string valve, string soil) => new()
    {
        Id = id,
        Name = name,
        Supply = supply,
        Area = 20,
        Rate = rate,
        ValveDevice = valve,
        FlowDevice = valve,
        SoilDevice = soil,
        Limits = new() { MinutesPerRun = 30, LitresPerDay = 400 },
    };

    private static ImmutableArray<Programme> Programmes() =>
    [
        new()
        {
            Id = "greenhouse-morning",
            Name = "温室晨浇 Greenhouse morning",
            Steps = [.. Greenhouse.Select(b => new ProgrammeStep(b.Id, Amount.Millimetres(4)))],
            Starts = [StartRule.FinishBy(7, 30)],
            Cycle = new(4, 10),
            Level = new() { Mode = LevelMode.Monthly, Months = [60, 70, 80, 100, 110, 120, 130, 130, 110, 90, 70, 60] },
            Skips = new() { SoilMoisture = 38 },
        },
        new()
        {
            Id = "rows",
            Name = "露地 Open rows",
            Steps = [new("row-1", Amount.Minutes(8)), new("row-2", Amount.Minutes(8))],
            Days = new() { Kind = DayKind.EveryDays, Every = 2 },
            Starts = [StartRule.Sunrise(-30)],
            Level = new() { Mode = LevelMode.Balance },
            Skips = new() { RainMillimetres = 5, RainDelayHours = 24, SoilMoisture = 35, Frost = 2, Wind = 8 },
        },
        new()
        {
            Id = "evening",
            Name = "傍晚补水 Evening drink",
            Steps = [new("tomatoes", Amount.Litres(20)), new("peppers", Amount.Litres(20))],
            Days = new() { Weekdays = Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday },
            Starts = [StartRule.Sunset(15)],
        },
    ];
}
