using System.Collections.Immutable;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Tests.Garden;

/// <summary>A garden, its programmes, its weather and a start time, all from one number. Every one passes the checks.</summary>
internal sealed class RandomGarden : IGardenInputs
{
    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];
    private readonly Random random;
    private readonly int seed;

    public RandomGarden(int seed)
    {
        this.seed = seed;
        random = new Random(seed);
        ImmutableArray<SupplyDefinition> supplies = [.. Enumerable.Range(0, random.Next(1, 3)).Select(Supply)];
        ImmutableArray<BedDefinition> beds = [.. Enumerable.Range(0, random.Next(1, 8)).Select(i => Bed(i, supplies[random.Next(supplies.Length)]))];
        Definition = new GardenDefinition
        {
            Name = "random",
            Site = new GardenSite(Zones[random.Next(Zones.Length)], random.Next(-60, 61), random.Next(-170, 171), 20),
            Supplies = supplies,
            Beds = beds,
            Programmes = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => Programme(i, beds, supplies))],
            Bans = [.. Enumerable.Range(0, random.Next(0, 3)).Select(Ban)],
            Weather = new WeatherSensors { RainDevice = "rain", ClimateDevice = "air", WindDevice = "wind" },
        };
        // Half of them around the nights on which clocks change.
        DateTimeOffset day = random.Next(4) switch
        {
            0 => new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.Zero),
            1 => new DateTimeOffset(2026, 10, 24, 0, 0, 0, TimeSpan.Zero),
            _ => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(360)),
        };
        Start = day.AddMinutes(random.Next(1440));
        End = Start.AddHours(random.Next(12, 40));
    }

    public GardenDefinition Definition { get; }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public static SchoolCalendar Calendar => SchoolCalendar.Empty;

    /// <summary>Weather that depends on the hour alone, so that whoever asks gets the same.</summary>
    public GardenInputs At(DateTimeOffset time)
    {
        var hour = new Random(unchecked(seed * 31 + (int)(time.UtcTicks / TimeSpan.TicksPerHour)));
        return new GardenInputs
        {
            Rain = Maybe(hour, new Observation("gauge", hour.Next(0, 12), time)),
            Temperature = Maybe(hour, new Observation("air", hour.Next(-3, 20), time)),
            Wind = Maybe(hour, new Observation("wind", hour.Next(0, 12), time)),
            Soil = Definition.Beds.ToImmutableDictionary(b => b.Id, b => new Observation("soil", hour.Next(5, 50), time.AddHours(-hour.Next(0, 12)))),
        };
    }

    private static Observation? Maybe(Random random, Observation observation) =>
        random.Next(4) switch { 0 => null, 1 => observation with { Time = observation.Time.AddHours(-5) }, _ => observation };

    private SupplyDefinition Supply(int index)
    {
        bool pump = random.Next(2) == 0;
        return new SupplyDefinition
        {
            Id = $"s{index}",
            Name = $"supply {index}",
            Kind = pump ? SupplyKind.Pump : SupplyKind.Main,
            MaximumFlow = random.Next(10, 60),
            BedsAtOnce = random.Next(1, 5),
            Device = random.Next(2) == 0 ? $"supply-{index}" : null,
            LeadSeconds = random.Next(2) * random.Next(0, 20),
            LagSeconds = random.Next(2) * random.Next(0, 20),
            MinimumRunSeconds = pump ? random.Next(0, 120) : 0,
            MinimumRestSeconds = pump ? random.Next(0, 400) : 0,
        };
    }

    private BedDefinition Bed(int index, SupplyDefinition supply) => new()
    {
        Id = $"b{index}",
        Name = $"bed {index}",
        Supply = supply.Id,
        Area = random.Next(1, 40),
        Rate = Math.Min(supply.MaximumFlow, random.Next(20, 400) / 10m),
        ValveDevice = $"valve-{index}",
        SoilDevice = random.Next(2) == 0 ? $"soil-{index}" : null,
        Limits = random.Next(3) != 0 ? new BedLimits() : new BedLimits
        {
            MinutesPerRun = random.Next(3, 60),
            MinutesPerDay = random.Next(2) == 0 ? random.Next(5, 90) : null,
            LitresPerDay = random.Next(2) == 0 ? random.Next(20, 900) : null,
            MinutesPerWeek = random.Next(3) == 0 ? random.Next(10, 200) : null,
            LitresPerRun = index % 3 == 0 ? 30 + seed % 300 : null,
            LitresPerWeek = index % 3 == 1 ? 60 + seed % 700 : null,
        },
    };

    private Programme Programme(int index, ImmutableArray<BedDefinition> beds, ImmutableArray<SupplyDefinition> supplies)
    {
        decimal shortestCycle = Math.Max(1, Math.Ceiling(supplies.Max(s => s.MinimumRunSeconds) / 30m));
        return new Programme
        {
            Id = $"p{index}",
            Name = $"programme {index}",
            Steps = [.. beds.OrderBy(_ => random.Next()).Take(random.Next(1, beds.Length + 1)).Select(b => new ProgrammeStep(b.Id, Amount()))],
            Days = new DayRule { Kind = (DayKind)random.Next(4), Every = random.Next(1, 4), Weekdays = (Weekdays)random.Next(1, 128) },
            Starts = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => StartRule())],
            Cycle = random.Next(2) == 0 ? new CycleSoak(shortestCycle + random.Next(0, 8), random.Next(1, 20)) : null,
            Level = random.Next(3) == 0 ? new LevelRule { Mode = LevelMode.Monthly, Months = [.. Enumerable.Range(0, 12).Select(_ => random.Next(0, 200))] } : new LevelRule { Percent = random.Next(20, 180) },
            Skips = random.Next(2) == 0 ? new SkipRules() : new SkipRules { RainMillimetres = 8, RainDelayHours = random.Next(0, 10), SoilMoisture = 40, Frost = 0, Wind = 10 },
            Missed = new MissedRule(random.Next(0, 200)),
        };
    }

    private Amount Amount() => random.Next(3) switch
    {
        0 => Grains.Garden.Model.Amount.Minutes(random.Next(5, 400) / 10m),
        1 => Grains.Garden.Model.Amount.Litres(random.Next(1, 200)),
        _ => Grains.Garden.Model.Amount.Millimetres(random.Next(5, 100) / 10m),
    };

    private StartRule StartRule() => random.Next(5) switch
    {
        0 => Grains.Garden.Model.StartRule.Sunrise(random.Next(-100, 100)),
        1 => Grains.Garden.Model.StartRule.Sunset(random.Next(-100, 100)),
        2 => Grains.Garden.Model.StartRule.FinishBy(random.Next(24), random.Next(60)),
        3 => Grains.Garden.Model.StartRule.At(random.Next(1, 4), random.Next(60)),
        _ => Grains.Garden.Model.StartRule.At(random.Next(24), random.Next(60)),
    };

    private Ban Ban(int index)
    {
        var from = new TimeOnly(random.Next(24), random.Next(60));
        return new Ban($"ban {index}", new DayRule(), from, from.AddMinutes(random.Next(10, 600)));
    }
}
