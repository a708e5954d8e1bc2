using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Decisions;

namespace SmartCampus.Grains.Tests.Garden;

/// <summary>A small garden in Beijing that tests change. Its local time is UTC+8 all year.</summary>
internal static class Gardens
{
    /// <summary>Sunday 22 November 2026, 00:00 in Beijing.</summary>
    public static readonly DateTimeOffset Midnight = new(2026, 11, 21, 16, 0, 0, TimeSpan.Zero);

    public static GardenDefinition Plain { get; } = new()
    {
        Name = "garden",
        Site = new GardenSite("Asia/Shanghai", 39.9m, 116.4m, 50),
        Supplies = [new SupplyDefinition { Id = "main", Name = "mains", MaximumFlow = 20 }],
        Beds = [Bed("lettuce", 6), Bed("tomato", 6), Bed("berry", 4)],
        Programmes = [Morning],
    };

    public static Programme Morning => new()
    {
        Id = "morning",
        Name = "Morning",
        Steps = [new("lettuce", Amount.Minutes(10)), new("tomato", Amount.Minutes(16))],
        Starts = [StartRule.At(6, 30)],
    };

    public static BedDefinition Bed(string id, decimal rate) => new()
    {
        Id = id,
        Name = id,
        Supply = "main",
        Area = 5,
        Rate = rate,
        ValveDevice = $"valve-{id}",
    };

    /// <summary>A time on 22 November in Beijing; hours may go past 24.</summary>
    public static DateTimeOffset At(int hour, int minute = 0, double second = 0) => Midnight.AddHours(hour).AddMinutes(minute).AddSeconds(second);

    public static GardenDefinition With(this GardenDefinition garden, params Programme[] programmes) => garden with { Programmes = [.. programmes] };

    public static GardenDefinition WithSupply(this GardenDefinition garden, Func<SupplyDefinition, SupplyDefinition> change) => garden with { Supplies = [change(garden.Supplies[0])] };

    public static GardenDefinition WithBed(this GardenDefinition garden, string id, Func<BedDefinition, BedDefinition> change) =>
        garden with { Beds = [.. garden.Beds.Select(b => b.Id == id ? change(b) : b)] };

    /// <summary>The plan of 22 November, from midnight.</summary>
    public static WaterPlan Plan(this GardenDefinition garden, GardenInputs? inputs = null, SchoolCalendar? calendar = null, double days = 1) =>
        GardenPlanner.Plan(garden, calendar ?? SchoolCalendar.Empty, inputs ?? new GardenInputs(), GardenRunState.New(Midnight), Midnight, Midnight.AddDays(days));

    /// <summary>Slots as <c>bed 06:30:00-06:40:00</c>, local.</summary>
    public static IEnumerable<string> Lines(this WaterPlan plan) => plan.Slots.Select(s =>
        $"{s.Bed} {s.Start.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss}-{s.End.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss}");
}
