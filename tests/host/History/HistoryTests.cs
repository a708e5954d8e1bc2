using Dapper;
using SmartCampus.Host.History;
using SmartCampus.Host.Tests.Storage;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.History;

public abstract class HistoryTests(IStoreSource source) : StoreTests(source)
{
    private const string Device = "greenhouse.soil-1";
    private const string Property = "soil.moisture";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private HistoryWriter Writer => Store.Get<HistoryWriter>();

    [Fact]
    public async Task ReadAsync_BeforeAnyTick_HasThePointsAlready()
    {
        Add(0, 3);

        Assert.Equal([0.0, 1, 2], await ValuesAsync(0, 10));
    }

    [Fact]
    public async Task ReadAsync_AtEachStageOfItsLife_HasEachPointOnce()
    {
        for (int second = 0; second < 150; second++)
        {
            Add(second, 1);
            Assert.Equal(second + 1, (await ValuesAsync(0, 200)).Count());
            foreach (int _ in Enumerable.Range(0, 4))
                await Writer.TickAsync();
        }

        Assert.Equal(Enumerable.Range(0, 150).Select(i => (double)i), await ValuesAsync(0, 200));
        Assert.Equal([29.5, 89.5, 134.5], await MinuteMeansAsync());
    }

    [Fact]
    public async Task StartAsync_LastRunWasKilledAtAnyStage_GoesOnWithEachPointOnce()
    {
        for (int run = 0; run < 8; run++)
        {
            Add(run * 20, 20);
            foreach (int _ in Enumerable.Range(0, 1 + run * 61))
                await Writer.TickAsync();
            await RestartAsync(); // without stopping the writer: what was not written is gone as after kill -9
            await Writer.StartAsync(CancellationToken.None);
            await Writer.StopAsync(CancellationToken.None);
        }

        Assert.Equal(Enumerable.Range(0, 160).Select(i => (double)i), await ValuesAsync(0, 200));
        Assert.Equal([29.5, 89.5, 139.5], await MinuteMeansAsync());
    }

    [Fact]
    public async Task TickAsync_AFullRound_PacksEverythingAndEmptiesTheTail()
    {
        Add(0, 60);
        await TickRoundAsync();
        await TickRoundAsync();

        Assert.Equal(0, await CountAsync("history_tail"));
        Assert.Equal(1, await CountAsync("history_points"));
        Assert.Equal(1, await CountAsync("history_minutes"));
        Assert.Equal(1, await CountAsync("history_hours"));
    }

    [Fact]
    public async Task StartAsync_RunsShorterThanARound_CutTheTailAllTheSame()
    {
        const int Runs = 8;
        const int Ticks = HistoryMemory.Phases / 3;
        for (int run = 0; run < Runs; run++)
        {
            await Writer.StartAsync(CancellationToken.None);
            for (int tick = 0; tick < Ticks; tick++)
            {
                Add((run * Ticks) + tick, 1);
                await Writer.TickAsync();
            }
            await Writer.StopAsync(CancellationToken.None);
            await RestartAsync();
        }

        await Writer.StartAsync(CancellationToken.None);

        Assert.InRange(await CountAsync("history_tail"), 1, HistoryMemory.Phases + Ticks);
        Assert.Equal(Enumerable.Range(0, Runs * Ticks).Select(i => (double)i), await ValuesAsync(0, Runs * Ticks));
    }

    [Fact]
    public async Task TickAsync_SlowSeries_FillsOneRowInsteadOfMany()
    {
        for (int minute = 0; minute < 10; minute++)
        {
            Add(minute * 60, 1);
            await TickRoundAsync();
        }

        Assert.Equal(1, await CountAsync("history_points"));
        Assert.Equal(10, await CountAsync("history_minutes"));
        Assert.Equal(10, (await ValuesAsync(0, 600)).Count());
    }

    [Fact]
    public async Task Add_ErrorsAndTexts_AreLeftOutAndBooleansAreOneAndZero()
    {
        DateTimeOffset time = Start;
        Writer.Add(Device,
        [
            new Reading(Property, PropertyValue.None, time, new DeviceError(ErrorCode.TimedOut)),
            new Reading(Property, PropertyValue.Of("wet"), time.AddSeconds(1)),
            new Reading(Property, PropertyValue.Of(true), time.AddSeconds(2)),
            new Reading(Property, PropertyValue.Of(false), time.AddSeconds(3)),
            new Reading(Property, PropertyValue.Of(12.50m), time.AddSeconds(4)),
        ]);

        Assert.Equal([1, 0, 12.5], await ValuesAsync(0, 10));
    }

    [Fact]
    public async Task ReadAsync_OtherDeviceOrProperty_HasNothing()
    {
        Add(0, 10);
        await Writer.TickAsync();

        HistoryQueries queries = Store.Get<HistoryQueries>();
        Assert.Empty((await queries.ReadAsync("other", Property, Start, Start.AddHours(1), 100, CancellationToken.None)).Points);
        Assert.Empty((await queries.ReadAsync(Device, "soil.other", Start, Start.AddHours(1), 100, CancellationToken.None)).Points);
    }

    [Theory]
    [InlineData(1, 1000, "Raw")]
    [InlineData(24, 5000, "Raw")]
    [InlineData(24, 1000, "Minute")]
    [InlineData(24 * 30, 1000, "Minute")]
    [InlineData(24 * 365, 1000, "Hour")]
    public async Task ReadAsync_SpanAndPoints_ChooseTheResolution(int hours, int points, string expected)
    {
        HistoryChart chart = await ReadAsync(TimeSpan.FromHours(-hours), TimeSpan.Zero, points);

        Assert.Equal(expected, chart.Resolution.ToString());
    }

    [Fact]
    public async Task ReadAsync_LongAgo_FallsBackToWhatIsKept()
    {
        Store.Clock.Now = Start.AddDays(40);
        HistoryChart overAMonth = await ReadAsync(TimeSpan.Zero, TimeSpan.FromMinutes(10), 1000);
        Store.Clock.Now = Start.AddDays(400);
        HistoryChart overAYear = await ReadAsync(TimeSpan.Zero, TimeSpan.FromMinutes(10), 1000);

        Assert.Equal(HistoryResolution.Minute, overAMonth.Resolution);
        Assert.Equal(HistoryResolution.Hour, overAYear.Resolution);
    }

    [Fact]
    public async Task CleanAsync_TimePasses_RemovesEachClassAtItsAge()
    {
        Add(0, 60);
        await TickRoundAsync();
        (int Points, int Minutes, int Hours)[] left =
        [
            await CleanAtAsync(TimeSpan.FromDays(29)), await CleanAtAsync(TimeSpan.FromDays(31)), await CleanAtAsync(TimeSpan.FromDays(366)), await CleanAtAsync(TimeSpan.FromDays(3651)),
        ];

        Assert.Equal([(1, 1, 1), (0, 1, 1), (0, 0, 1), (0, 0, 0)], left);
    }

    private async Task<(int Points, int Minutes, int Hours)> CleanAtAsync(TimeSpan age)
    {
        Store.Clock.Now = Start + age;
        await Store.Get<RetentionCleaner>().CleanAsync(CancellationToken.None);
        return (await CountAsync("history_points"), await CountAsync("history_minutes"), await CountAsync("history_hours"));
    }

    private void Add(int firstSecond, int seconds)
    {
        foreach (int second in Enumerable.Range(firstSecond, seconds))
            Writer.Add(Device, [new Reading(Property, PropertyValue.Of(second), Start.AddSeconds(second))]);
    }

    private async Task TickRoundAsync()
    {
        foreach (int _ in Enumerable.Range(0, HistoryMemory.Phases + 1))
            await Writer.TickAsync();
    }

    private Task<HistoryChart> ReadAsync(TimeSpan from, TimeSpan to, int points) =>
        Store.Get<HistoryQueries>().ReadAsync(Device, Property, Start + from, Start + to, points, CancellationToken.None);

    private async Task<IEnumerable<double>> ValuesAsync(int fromSecond, int toSecond) =>
        (await ReadAsync(TimeSpan.FromSeconds(fromSecond), TimeSpan.FromSeconds(toSecond), 5000)).Points.Where(point => point.Mean is not null).Select(point => point.Mean!.Value);

    private async Task<IEnumerable<double>> MinuteMeansAsync() =>
        (await ReadAsync(TimeSpan.Zero, TimeSpan.FromMinutes(20), 20)).Points.Select(point => point.Mean!.Value);

    private Task<int> CountAsync(string table) =>
        Store.Database.ReadAsync(connection => connection.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM {table}"), CancellationToken.None);
}

public sealed class SqliteHistoryTests() : HistoryTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresHistoryTests(PostgresCluster cluster) : HistoryTests(cluster);
