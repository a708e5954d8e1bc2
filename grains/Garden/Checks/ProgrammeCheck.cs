using System.Globalization;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Checks;

/// <summary>What is wrong with a programme.</summary>
internal static class ProgrammeCheck
{
    public static void Find(ProblemList problems, GardenDefinition garden, Programme programme)
    {
        var place = new Place($"programmes.{programme.Id}", programme.Name);
        problems.Missing(place, "name", string.IsNullOrWhiteSpace(programme.Name));
        problems.Missing(place, "id", string.IsNullOrWhiteSpace(programme.Id) || programme.Id.Contains('@', StringComparison.Ordinal));
        problems.Missing(place, "steps", programme.Steps.IsEmpty);
        problems.Missing(place, "starts", programme.Starts.IsEmpty);
        problems.Twice(place, "bed", programme.Steps.Select(s => s.Bed));
        CheckDays(problems, place, programme.Days);
        CheckSteps(problems, place, garden, programme);
        foreach (StartRule start in programme.Starts)
            problems.Range(place, "offset", start.OffsetMinutes, -240, 240, "minute");
        foreach (Season season in programme.Seasons)
        {
            if (!IsDay(season.FromMonth, season.FromDay) || !IsDay(season.ToMonth, season.ToDay))
            {
                string value = string.Create(CultureInfo.InvariantCulture, $"{season.FromMonth:00}-{season.FromDay:00} – {season.ToMonth:00}-{season.ToDay:00}");
                problems.Add(place.Path + ".seasons", Note.Of("check.season").Text("thing", place.Name).Word("field", "field.season").Text("value", value));
            }
        }
        CheckLevel(problems, place, programme.Level);
        CheckSkips(problems, place, programme.Skips);
        problems.Range(place, "late", programme.Missed.LateMinutes, 0, 1440, "minute");
    }

    public static void CheckDays(ProblemList problems, Place place, DayRule days)
    {
        problems.Range(place, "every", days.Kind == DayKind.EveryDays ? days.Every : 1, 1, 366, "day");
        problems.Missing(place, "weekdays", days.Kind == DayKind.Weekly && (days.Weekdays & Weekdays.All) == Weekdays.None);
        problems.Missing(place, "dates", days.Kind == DayKind.Dates && days.Dates.IsEmpty);
    }

    private static void CheckSteps(ProblemList problems, Place place, GardenDefinition garden, Programme programme)
    {
        problems.Range(place, "cycle", programme.Cycle?.CycleMinutes, 1, 60, "minute");
        problems.Range(place, "soak", programme.Cycle?.SoakMinutes, 1, 240, "minute");
        foreach (ProgrammeStep step in programme.Steps)
        {
            BedDefinition? bed = garden.Beds.FirstOrDefault(b => b.Id == step.Bed);
            problems.Unknown(place, "bed", step.Bed, bed is not null);
            (decimal most, string unit) = step.Amount.Unit switch
            {
                AmountUnit.Minutes => (720m, "minute"),
                AmountUnit.Litres => (100_000m, "litre"),
                _ => (200m, "millimetre"),
            };
            problems.Range(new Place($"{place.Path}.steps.{step.Bed}", $"{place.Name} · {bed?.Name ?? step.Bed}"), "amount", step.Amount.Value, 0.1m, most, unit);
            if (programme.Cycle is { } cycle && garden.Supplies.FirstOrDefault(s => s.Id == bed?.Supply) is { MinimumRunSeconds: > 0, Kind: SupplyKind.Pump } pump
                && cycle.CycleMinutes * 60 < 2 * QueueRules.Shortest(pump))
            {
                problems.Add(place.Path + ".cycle", Note.Of("check.cyclePump").Text("thing", place.Name)
                    .Number("value", cycle.CycleMinutes).Text("supply", pump.Name).Number("limit", pump.MinimumRunSeconds));
                return;
            }
        }
    }

    private static void CheckLevel(ProblemList problems, Place place, LevelRule level)
    {
        problems.Range(place, "level", level.Percent, 0, 200, "percent");
        problems.Range(place, "maximumLevel", level.Maximum, 100, 200, "percent");
        if (level.Months.Length is not (0 or 12))
            problems.Add(place.Path + ".months", Note.Of("check.months").Text("thing", place.Name).Word("field", "field.months").Number("value", level.Months.Length));
        foreach (int month in level.Months)
            problems.Range(place, "months", month, 0, 200, "percent");
    }

    private static void CheckSkips(ProblemList problems, Place place, SkipRules skips)
    {
        problems.Range(place, "rainLimit", skips.RainMillimetres, 0.1m, 200, "millimetre");
        problems.Range(place, "rainDelay", skips.RainDelayHours, 0, 96, "hour");
        problems.Range(place, "soilLimit", skips.SoilMoisture, 1, 100, "percent");
        problems.Range(place, "soilDays", skips.SoilLongestDays, 1, 30, "day");
        problems.Range(place, "frost", skips.Frost, -20, 15, "celsius");
        problems.Range(place, "wind", skips.Wind, 1, 40, "speed");
    }

    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);
}
