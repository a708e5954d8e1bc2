using System.Globalization;
using System.Text;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Host.Storage.Garden;

namespace SmartCampus.Host.Garden;

/// <summary>Water by day and bed, from the lines of the record, beside what the beds needed. Pure.</summary>
internal static class GardenRecords
{
    public static IReadOnlyList<GardenRecord> Of(GardenLive live, IEnumerable<GardenLine> lines, IEnumerable<BedNeed> needs)
    {
        var shown = new GardenShown(live);
        ILookup<(DateOnly Day, string Bed), Decision> water = lines.Select(l => l.Decision).Where(d => d is { Bed: not null, Litres: not null })
            .ToLookup(d => (Day: LocalTime.Day(d.Start ?? d.At, shown.Zone), Bed: d.Bed!));
        Dictionary<(DateOnly Day, string Bed), decimal> needed = needs.ToDictionary(n => (n.Day, n.Bed), n => n.Millimetres);
        return [.. water.Select(w => w.Key).Union(needed.Keys)
            .OrderBy(k => k.Day).ThenBy(k => k.Bed, StringComparer.Ordinal)
            .Select(k => Sum(k.Day, k.Bed, shown.BedName(k.Bed), water[k], needed.TryGetValue(k, out decimal need) ? need : null))];
    }

    public static IReadOnlyList<GardenRecord> Totals(GardenLive live, IReadOnlyList<GardenRecord> records) =>
        [.. live.Document.Definition.Beds.Select(b => Total(b, [.. records.Where(r => r.Bed == b.Id)]))];

    public static string Csv(IReadOnlyList<GardenRecord> records, bool english)
    {
        var text = new StringBuilder(english
            ? "Day,Bed,Litres,mm,Minutes,Waterings,By hand (L),Need (mm)\r\n"
            : "日期,畦,升,毫米,分钟,次数,手浇（升）,需要（毫米）\r\n");
        foreach (GardenRecord r in records)
        {
            text.Append(CultureInfo.InvariantCulture, $"{r.Day:yyyy-MM-dd},{Quoted(r.BedName)},{r.Litres:0.##},{r.Millimetres:0.##},{r.Minutes:0.#},{r.Runs},{r.ByHandLitres:0.##},{r.NeedMillimetres:0.##}\r\n");
        }
        return text.ToString();
    }

    /// <summary>A name is never taken for a formula by a spreadsheet.</summary>
    private static string Quoted(string text)
    {
        string safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static GardenRecord Sum(DateOnly day, string bed, string name, IEnumerable<Decision> lines, decimal? need)
    {
        decimal litres = 0, millimetres = 0, minutes = 0, byHand = 0;
        int runs = 0;
        foreach (Decision line in lines)
        {
            litres += line.Litres ?? 0;
            millimetres += line.Millimetres ?? 0;
            if (line.Kind == DecisionKind.Person)
            {
                byHand += line.Litres ?? 0;
                continue;
            }
            runs++;
            minutes += line is { Start: { } start, End: { } end } ? (decimal)(end - start).TotalMinutes : 0;
        }
        return new GardenRecord(day, bed, name, litres, millimetres, Math.Round(minutes, 1), runs, byHand, need);
    }

    private static GardenRecord Total(BedDefinition bed, IReadOnlyList<GardenRecord> records) => new(
        null, bed.Id, bed.Name, records.Sum(r => r.Litres), records.Sum(r => r.Millimetres), records.Sum(r => r.Minutes), records.Sum(r => r.Runs), records.Sum(r => r.ByHandLitres),
        records.Any(r => r.NeedMillimetres is not null) ? records.Sum(r => r.NeedMillimetres) : null);
}
