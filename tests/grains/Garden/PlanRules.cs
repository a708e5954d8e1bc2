using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;

namespace SmartCampus.Grains.Tests.Garden;

/// <summary>The rules that every plan keeps, checked from its slots alone and not by the planner's own code.</summary>
internal static class PlanRules
{
    public static void Check(RandomGarden garden, WaterPlan plan)
    {
        foreach (SupplyDefinition supply in garden.Definition.Supplies)
        {
            List<PlannedSlot> slots = [.. plan.Slots.Where(s => s.Supply == supply.Id)];
            CheckFlow(garden, supply, slots);
            CheckPump(supply, slots, [.. plan.Supplies.Where(s => s.Supply == supply.Id)]);
        }
        foreach (BedDefinition bed in garden.Definition.Beds)
        {
            List<PlannedSlot> slots = [.. plan.Slots.Where(s => s.Bed == bed.Id)];
            CheckBed(garden, slots);
            CheckLimits(garden, bed, slots);
        }
        CheckBans(garden, plan);
        CheckWater(garden, plan);
    }

    private static void CheckFlow(RandomGarden garden, SupplyDefinition supply, List<PlannedSlot> slots)
    {
        foreach (PlannedSlot slot in slots)
        {
            List<PlannedSlot> together = [.. slots.Where(s => s.Start <= slot.Start && s.End > slot.Start)];
            decimal flow = together.Sum(s => garden.Definition.Beds.Single(b => b.Id == s.Bed).Rate);
            Assert.True(flow <= supply.MaximumFlow, $"{flow} L/min at {slot.Start:O}, the supply has {supply.MaximumFlow}.");
            Assert.True(together.Count <= supply.BedsAtOnce, $"{together.Count} beds at {slot.Start:O}.");
        }
    }

    private static void CheckPump(SupplyDefinition supply, List<PlannedSlot> slots, List<SupplySlot> stretches)
    {
        for (int i = 0; i < stretches.Count; i++)
        {
            Assert.True(stretches[i].Off - stretches[i].On >= TimeSpan.FromSeconds(supply.MinimumRunSeconds), $"The pump runs too short at {stretches[i].On:O}.");
            if (i > 0)
                Assert.True(stretches[i].On - stretches[i - 1].Off >= TimeSpan.FromSeconds(supply.MinimumRestSeconds), $"The pump rests too short before {stretches[i].On:O}.");
        }
        foreach (PlannedSlot slot in slots)
        {
            SupplySlot stretch = Assert.Single(stretches, s => s.On <= slot.Start && s.Off >= slot.End);
            Assert.True(slot.Start - stretch.On >= TimeSpan.FromSeconds(supply.LeadSeconds), $"No lead at {slot.Start:O}.");
            Assert.True(stretch.Off - slot.End >= TimeSpan.FromSeconds(supply.LagSeconds), $"No lag at {slot.End:O}.");
        }
    }

    private static void CheckBed(RandomGarden garden, List<PlannedSlot> slots)
    {
        for (int i = 1; i < slots.Count; i++)
        {
            PlannedSlot before = slots[i - 1], slot = slots[i];
            Assert.True(slot.Start >= before.End, $"{slot.Bed} is watered twice at {slot.Start:O}.");
            if (slot.Cycle == 0)
                continue;
            Assert.True(before.Run == slot.Run && before.Cycle == slot.Cycle - 1, $"{slot.Bed} got other water while it soaked before {slot.Start:O}.");
            string programme = slot.Run[..slot.Run.IndexOf('@', StringComparison.Ordinal)];
            decimal soak = garden.Definition.Programmes.Single(p => p.Id == programme).Cycle?.SoakMinutes ?? 0;
            Assert.True(slot.Start - before.End >= TimeSpan.FromMinutes((double)soak), $"{slot.Bed} soaked too short before {slot.Start:O}.");
        }
    }

    private static void CheckLimits(RandomGarden garden, BedDefinition bed, List<PlannedSlot> slots)
    {
        GardenClock clock = GardenClock.Of(garden.Definition.Site);
        foreach (IGrouping<DateOnly, PlannedSlot> day in slots.GroupBy(s => clock.Date(s.Start)))
        {
            decimal seconds = day.Sum(s => (decimal)(s.End - s.Start).TotalSeconds);
            Assert.True(seconds <= (bed.Limits.MinutesPerDay ?? 10_000) * 60, $"{bed.Id} gets {seconds} s on {day.Key}.");
            Assert.True(day.Sum(s => s.Litres) <= (bed.Limits.LitresPerDay ?? 1_000_000), $"{bed.Id} gets {day.Sum(s => s.Litres)} L on {day.Key}.");
        }
        foreach (IGrouping<DateOnly, PlannedSlot> week in slots.GroupBy(s => DayMatch.WeekOf(clock.Date(s.Start))))
        {
            decimal seconds = week.Sum(s => (decimal)(s.End - s.Start).TotalSeconds);
            Assert.True(seconds <= (bed.Limits.MinutesPerWeek ?? 10_000) * 60, $"{bed.Id} gets {seconds} s in the week of {week.Key}.");
            Assert.True(week.Sum(s => s.Litres) <= (bed.Limits.LitresPerWeek ?? 1_000_000) + 0.000001m, $"{bed.Id} gets {week.Sum(s => s.Litres)} L in the week of {week.Key}.");
        }
        foreach (IGrouping<string, PlannedSlot> run in slots.GroupBy(s => s.Run))
        {
            Assert.True(run.Sum(s => s.Litres) <= (bed.Limits.LitresPerRun ?? 1_000_000) + 0.000001m, $"{bed.Id} gets {run.Sum(s => s.Litres)} L in {run.Key}.");
            Assert.True(run.Sum(s => (decimal)(s.End - s.Start).TotalSeconds) <= bed.Limits.MinutesPerRun * 60, $"{bed.Id} gets too much in {run.Key}.");
        }
    }

    private static void CheckBans(RandomGarden garden, WaterPlan plan)
    {
        GardenClock clock = GardenClock.Of(garden.Definition.Site);
        foreach (Ban ban in garden.Definition.Bans)
        {
            for (DateOnly day = clock.Date(garden.Start).AddDays(-1); day <= clock.Date(garden.End).AddDays(1); day = day.AddDays(1))
            {
                DateTimeOffset from = clock.Instant(day, ban.From), to = clock.Instant(ban.To <= ban.From ? day.AddDays(1) : day, ban.To);
                Assert.DoesNotContain(plan.Slots, s => s.Start < to && s.End > from);
            }
        }
    }

    /// <summary>Each bed of each run gets what was asked for, to half a second, unless the plan says why not.</summary>
    private static void CheckWater(RandomGarden garden, WaterPlan plan)
    {
        foreach (PlannedRun run in plan.Runs)
        {
            Programme programme = garden.Definition.Programmes.Single(p => p.Id == run.Programme);
            foreach (ProgrammeStep step in programme.Steps)
            {
                if (run.Skips.Any(s => s.Bed == step.Bed) || run.Notes.Any(n => n.Code.StartsWith("limit", StringComparison.Ordinal) || n.Code == "run.pumpMinimum"))
                    continue;
                BedDefinition bed = garden.Definition.Beds.Single(b => b.Id == step.Bed);
                int level = programme.Level.Mode == LevelMode.Manual ? programme.Level.Percent
                    : programme.Level.Months[DateOnly.ParseExact(run.Run.AsSpan(run.Run.IndexOf('@', StringComparison.Ordinal) + 1, 10), "yyyy-MM-dd").Month - 1];
                decimal asked = step.Amount.SecondsOn(bed) * level / 100 * bed.Rate / 60;
                decimal planned = plan.Slots.Where(s => s.Run == run.Run && s.Bed == step.Bed).Sum(s => s.Litres);
                Assert.True(Math.Abs(asked - planned) <= bed.Rate / 120 + 0.000001m, $"{run.Run}: {bed.Id} gets {planned} L, asked were {asked} L.");
            }
        }
    }
}
