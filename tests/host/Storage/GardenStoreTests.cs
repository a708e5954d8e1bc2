using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Host.Storage.Garden;

namespace SmartCampus.Host.Tests.Storage;

public abstract class GardenStoreTests(IStoreSource source) : StoreTests(source)
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    private static readonly GardenDocument Garden = new()
    {
        Id = "beds",
        Version = 1,
        Revision = 1,
        Definition = new() { Name = "菜园", Site = new("Asia/Shanghai", 31.2m, 121.5m, 4) },
        Programmes = [new(3, new() { Id = "p", Name = "早", Starts = [StartRule.At(6, 30)], Days = new() { Weekdays = Weekdays.Monday | Weekdays.Friday } }, "admin", Start)],
    };

    private GardenStore Gardens => Store.Get<GardenStore>();

    private GardenQueries Queries => Store.Get<GardenQueries>();

    [Fact]
    public async Task SaveAsync_NewGarden_IsThereAfterARestart()
    {
        bool saved = await Gardens.SaveAsync(Garden, CancellationToken.None);
        await RestartAsync();
        GardenDocument? found = await Gardens.FindAsync("beds", CancellationToken.None);

        Assert.True(saved);
        Assert.Equal(["beds"], await Gardens.ListAsync(CancellationToken.None));
        Assert.Equal("菜园", found?.Definition.Name);
        Assert.Equal(3, found?.Programmes[0].Version);
        Assert.Equal(Garden.Programmes[0].Programme.Starts, found!.Programmes[0].Programme.Starts.AsEnumerable());
        Assert.Equal(Weekdays.Monday | Weekdays.Friday, found.Programmes[0].Programme.Days.Weekdays);
    }

    [Fact]
    public async Task SaveAsync_TwoChangesOfTheSameRevision_TheSecondIsFalse()
    {
        await Gardens.SaveAsync(Garden, CancellationToken.None);

        bool first = await Gardens.SaveAsync(Garden with { Revision = 2, Version = 2 }, CancellationToken.None);
        bool second = await Gardens.SaveAsync(Garden with { Revision = 2, Version = 9 }, CancellationToken.None);

        Assert.True(first);
        Assert.False(second);
        Assert.Equal(2, (await Gardens.FindAsync("beds", CancellationToken.None))?.Version);
    }

    [Fact]
    public async Task AddLinesAsync_SameLinesAgain_AreThereOnceAndLatestFirst()
    {
        Decision[] lines = [.. Enumerable.Range(0, 5).Select(i => Line(i % 2 == 0 ? "a" : "b", Start.AddMinutes(i), i == 3 ? 1.25m : null))];

        await Gardens.AddLinesAsync("beds", 1, lines, CancellationToken.None);
        await Gardens.AddLinesAsync("beds", 1, lines, CancellationToken.None);
        await RestartAsync();

        Assert.Equal([5L, 4L, 3L, 2L, 1L], (await Queries.LinesAsync("beds", null, null, 10, CancellationToken.None)).Select(l => l.Number));
        Assert.Equal([2L], (await Queries.LinesAsync("beds", "b", 4, 10, CancellationToken.None)).Select(l => l.Number));
        GardenLine water = Assert.Single(await Queries.WaterAsync("beds", Start, Start.AddDays(1), CancellationToken.None));
        Assert.Equal(1.25m, water.Decision.Litres);
        Assert.Equal(lines[3].Rule.NumberOf("value"), water.Decision.Rule.NumberOf("value"));
        Assert.Empty(await Queries.WaterAsync("beds", Start, Start.AddMinutes(3), CancellationToken.None));
        Assert.Empty(await Queries.LinesAsync("other", null, null, 10, CancellationToken.None));
    }

    [Fact]
    public async Task SaveCriticalsAsync_Acknowledged_IsKeptAsAcknowledged()
    {
        var record = new CriticalRecord("c1", Start, Note.Of("critical.notOpen"), "valve-1", "a", "main");
        await Gardens.SaveCriticalsAsync("beds", [record, record with { Id = "c2", At = Start.AddHours(1) }], CancellationToken.None);

        await Gardens.SaveCriticalsAsync("beds", [record with { AcknowledgedBy = "王", AcknowledgedAt = Start.AddHours(2) }], CancellationToken.None);
        await RestartAsync();

        Assert.Equal([("c2", null), ("c1", "王")], (await Queries.CriticalsAsync("beds", CancellationToken.None)).Select(c => (c.Id, c.AcknowledgedBy)));
    }

    [Fact]
    public async Task SaveNeedsAsync_ADayAgain_IsThereOnceWithTheNewerNumber()
    {
        var day = new DateOnly(2026, 6, 1);
        await Gardens.SaveNeedsAsync("beds", [new("a", day, 4.25m), new("a", day.AddDays(1), 3.10m), new("b", day, 0)], CancellationToken.None);

        await Gardens.SaveNeedsAsync("beds", [new("a", day, 5)], CancellationToken.None);
        await RestartAsync();

        IReadOnlyList<BedNeed> needs = await Queries.NeedsAsync("beds", day, day.AddDays(1), CancellationToken.None);
        Assert.Equal([("a", 1, 5m), ("a", 2, 3.10m), ("b", 1, 0m)], needs.Select(n => (n.Bed, n.Day.Day, n.Millimetres)).Order());
        Assert.Equal(["a", "b"], (await Queries.NeedsAsync("beds", day.AddDays(-9), day, CancellationToken.None)).Select(n => n.Bed).Order(StringComparer.Ordinal));
        Assert.Empty(await Queries.NeedsAsync("other", day, day, CancellationToken.None));
    }

    [Fact]
    public async Task SaveCalendarAsync_OldVersion_IsFalse()
    {
        var calendar = new SchoolCalendar { Terms = [new("春", new(2026, 2, 20), new(2026, 7, 1))] };

        bool first = await Gardens.SaveCalendarAsync(calendar, 0, CancellationToken.None);
        bool second = await Gardens.SaveCalendarAsync(SchoolCalendar.Empty, 0, CancellationToken.None);
        bool third = await Gardens.SaveCalendarAsync(calendar with { Holidays = [new("五一", new(2026, 5, 1), new(2026, 5, 5))] }, 1, CancellationToken.None);
        await RestartAsync();

        Assert.Equal((true, false, true), (first, second, third));
        (long version, SchoolCalendar found) = await Gardens.FindCalendarAsync(CancellationToken.None);
        Assert.Equal(2, version);
        Assert.Equal(new DateOnly(2026, 7, 1), found.Terms[0].To);
        Assert.Equal("五一", found.Holidays[0].Name);
    }

    private static Decision Line(string bed, DateTimeOffset at, decimal? litres) => new()
    {
        At = at,
        Kind = DecisionKind.Watered,
        Rule = Note.Of("skip.rain").Number("value", 6.10m),
        Bed = bed,
        Litres = litres,
    };
}

public sealed class SqliteGardenStoreTests() : GardenStoreTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresGardenStoreTests(PostgresCluster cluster) : GardenStoreTests(cluster);
