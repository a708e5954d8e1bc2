using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Checks;

/// <summary>Says all that is wrong with a garden's definition. One without problems can be planned and run.</summary>
public static class GardenCheck
{
    /// <summary>The problems; none = it may be used.</summary>
    public static ImmutableArray<GardenProblem> Find(GardenDefinition garden)
    {
        ArgumentNullException.ThrowIfNull(garden);
        var problems = new ProblemList();
        var place = new Place("garden", garden.Name);
        problems.Missing(place, "name", string.IsNullOrWhiteSpace(garden.Name));
        CheckSite(problems, place, garden);
        problems.Twice(place, "id", garden.Supplies.Select(s => s.Id).Concat(garden.Beds.Select(b => b.Id)).Concat(garden.Programmes.Select(p => p.Id)));
        problems.Twice(place, "valve", garden.Beds.Select(b => b.ValveDevice).Concat(garden.Supplies.Select(s => s.Device).OfType<string>()));
        foreach (SupplyDefinition supply in garden.Supplies)
            CheckSupply(problems, supply);
        foreach (BedDefinition bed in garden.Beds)
            CheckBed(problems, garden, bed);
        foreach (Programme programme in garden.Programmes)
            ProgrammeCheck.Find(problems, garden, programme);
        foreach (Ban ban in garden.Bans)
        {
            var at = new Place($"bans.{ban.Name}", ban.Name);
            problems.Missing(at, "name", string.IsNullOrWhiteSpace(ban.Name));
            ProgrammeCheck.CheckDays(problems, at, ban.Days);
            if (ban.Last < ban.First)
                problems.Add(at.Path + ".last", Note.Of("check.dates").Text("thing", ban.Name).Word("field", "field.dates"));
        }
        return problems.Found;
    }

    private static void CheckSite(ProblemList problems, Place place, GardenDefinition garden)
    {
        GardenSite site = garden.Site;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(site.Zone, out _))
            problems.Add("site.zone", Note.Of("check.zone").Text("thing", garden.Name).Text("value", site.Zone));
        problems.Range(place, "latitude", site.Latitude, -90, 90, "degree");
        problems.Range(place, "longitude", site.Longitude, -180, 180, "degree");
        problems.Range(place, "altitude", site.Altitude, -430, 6000, "metre");
        problems.Range(place, "weatherStale", garden.Weather.WeatherStaleMinutes, 5, 1440, "minute");
        problems.Range(place, "soilStale", garden.Weather.SoilStaleMinutes, 5, 2880, "minute");
        if (garden.UsualEt0.Length is not (0 or 12))
            problems.Add("usualEt0", Note.Of("check.months").Text("thing", garden.Name).Word("field", "field.usualEt").Number("value", garden.UsualEt0.Length));
        foreach (decimal et in garden.UsualEt0)
            problems.Range(place, "usualEt", et, 0, 15, "et");
    }

    private static void CheckSupply(ProblemList problems, SupplyDefinition supply)
    {
        var place = new Place($"supplies.{supply.Id}", supply.Name);
        problems.Missing(place, "name", string.IsNullOrWhiteSpace(supply.Name));
        problems.Missing(place, "id", string.IsNullOrWhiteSpace(supply.Id));
        problems.Range(place, "maximumFlow", supply.MaximumFlow, 0.1m, 10_000, "flow");
        problems.Range(place, "bedsAtOnce", supply.BedsAtOnce, 1, 50, "none");
        problems.Range(place, "lead", supply.LeadSeconds, 0, 300, "second");
        problems.Range(place, "lag", supply.LagSeconds, 0, 300, "second");
        problems.Range(place, "minimumRun", supply.MinimumRunSeconds, 0, 600, "second");
        problems.Range(place, "minimumRest", supply.MinimumRestSeconds, 0, 3600, "second");
        problems.Range(place, "leakFlow", supply.LeakFlow, 0.05m, 100, "flow");
    }

    private static void CheckBed(ProblemList problems, GardenDefinition garden, BedDefinition bed)
    {
        var place = new Place($"beds.{bed.Id}", bed.Name);
        problems.Missing(place, "name", string.IsNullOrWhiteSpace(bed.Name));
        problems.Missing(place, "id", string.IsNullOrWhiteSpace(bed.Id));
        problems.Missing(place, "valve", string.IsNullOrWhiteSpace(bed.ValveDevice));
        problems.Range(place, "area", bed.Area, 0.01m, 100_000, "area");
        problems.Range(place, "rate", bed.Rate, 0.01m, 1000, "flow");
        problems.Range(place, "crop", bed.Crop.Coefficient, 0.1m, 1.5m, "none");
        problems.Range(place, "roots", bed.Crop.RootDepth, 0.05m, 3, "metre");
        problems.Range(place, "depletion", bed.Crop.Depletion, 0.1m, 0.8m, "none");
        BedLimits limits = bed.Limits;
        problems.Range(place, "minutesPerRun", limits.MinutesPerRun, 1, 720, "minute");
        problems.Range(place, "litresPerRun", limits.LitresPerRun, 0.1m, 1_000_000, "litre");
        problems.Range(place, "minutesPerDay", limits.MinutesPerDay, 1, 1440, "minute");
        problems.Range(place, "litresPerDay", limits.LitresPerDay, 0.1m, 1_000_000, "litre");
        problems.Range(place, "minutesPerWeek", limits.MinutesPerWeek, 1, 10_080, "minute");
        problems.Range(place, "litresPerWeek", limits.LitresPerWeek, 0.1m, 10_000_000, "litre");
        SupplyDefinition? supply = garden.Supplies.FirstOrDefault(s => s.Id == bed.Supply);
        problems.Unknown(place, "supply", bed.Supply, supply is not null);
        if (supply is null)
            return;
        if (bed.Rate > supply.MaximumFlow)
            problems.Add(place.Path + ".rate", Note.Of("check.flow").Text("thing", bed.Name).Number("value", bed.Rate).Text("supply", supply.Name).Number("limit", supply.MaximumFlow));
        if (limits.MinutesPerRun * 60 < QueueRules.Shortest(supply))
        {
            problems.Add(place.Path + ".limits", Note.Of("check.limitPump").Text("thing", bed.Name)
                .Number("value", limits.MinutesPerRun).Text("supply", supply.Name).Number("limit", QueueRules.Shortest(supply)));
        }
    }
}
