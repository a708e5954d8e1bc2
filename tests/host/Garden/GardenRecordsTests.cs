using System.Collections.Immutable;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Host.Garden;
using SmartCampus.Host.Storage.Garden;

namespace SmartCampus.Host.Tests.Garden;

public sealed class GardenRecordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 3, 4, 0, 0, TimeSpan.Zero);

    private static readonly GardenLive Garden = new(
        new GardenDocument
        {
            Id = "beds",
            Definition = new()
            {
                Name = "菜园",
                Site = new("Asia/Shanghai", 31.2m, 121.5m, 4),
                Beds = [new() { Id = "a", Name = "=Tomato", Supply = "main", Area = 10, Rate = 10, ValveDevice = "v1" }, new() { Id = "b", Name = "Bean", Supply = "main", Area = 10, Rate = 10, ValveDevice = "v2" }],
            },
        },
        SchoolCalendar.Empty, GardenRunState.New(Now), new GardenInputs(), ImmutableDictionary<string, DeviceFact>.Empty, Now, []);

    [Fact]
    public void Of_WaterAndNeeds_StandSideBySideDayByDay()
    {
        GardenLine[] lines = [new(1, Water("a", Now.AddDays(-1), 20)), new(2, Water("a", Now.AddDays(-1).AddHours(1), 10)), new(3, Water("b", Now, 5))];
        BedNeed[] needs = [new("a", new(2026, 6, 1), 4.5m), new("a", new(2026, 6, 2), 3.5m)];

        IReadOnlyList<GardenRecord> records = GardenRecords.Of(Garden, lines, needs);

        Assert.Equal(
            [("06-01", "a", 0m, 0m, 0, 4.5m), ("06-02", "a", 30m, 3m, 2, 3.5m), ("06-03", "b", 5m, 0.5m, 1, (decimal?)null)],
            records.Select(r => ($"{r.Day:MM-dd}", r.Bed, r.Litres, r.Millimetres, r.Runs, r.NeedMillimetres)));
        Assert.Equal([(30m, 8m), (5m, (decimal?)null)], GardenRecords.Totals(Garden, records).Select(t => (t.Litres, t.NeedMillimetres)));
    }

    [Fact]
    public void Csv_Need_IsAColumnAndEmptyWhereNothingIsKnown()
    {
        IReadOnlyList<GardenRecord> records = GardenRecords.Of(Garden, [new(1, Water("b", Now, 5))], [new("a", new(2026, 6, 2), 3.5m)]);

        Assert.Equal(
            "Day,Bed,Litres,mm,Minutes,Waterings,By hand (L),Need (mm)\r\n2026-06-02,\"'=Tomato\",0,0,0,0,0,3.5\r\n2026-06-03,\"Bean\",5,0.5,1,1,0,\r\n",
            GardenRecords.Csv(records, english: true));
        Assert.StartsWith("日期,畦,升,毫米,分钟,次数,手浇（升）,需要（毫米）\r\n", GardenRecords.Csv(records, english: false), StringComparison.Ordinal);
    }

    private static Decision Water(string bed, DateTimeOffset start, decimal litres) => new()
    {
        At = start.AddMinutes(1),
        Kind = DecisionKind.Watered,
        Rule = Note.Of("watered"),
        Bed = bed,
        Start = start,
        End = start.AddMinutes(1),
        Litres = litres,
        Millimetres = litres / 10,
    };
}
