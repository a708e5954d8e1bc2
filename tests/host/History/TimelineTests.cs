using SmartCampus.Grains.Timeline;
using SmartCampus.Host.History;
using SmartCampus.Host.Storage.Ledger;
using SmartCampus.Host.Tests.Storage;
using SmartCampus.Sdk;
using Timeline = SmartCampus.Host.History.Timeline;

namespace SmartCampus.Host.Tests.History;

public abstract class TimelineTests(IStoreSource source) : StoreTests(source)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private Timeline Timeline => Store.Get<Timeline>();

    private TimelineQueries Queries => Store.Get<TimelineQueries>();

    [Fact]
    public async Task ListAsync_AfterARestart_GivesTheWholeEntry()
    {
        TimelineEntry[] entries =
        [
            new("gate.north", Start.AddSeconds(2), TimelineKind.Command, "lock.unlock", PropertyValue.Of("confirmed"), null, "admin"),
            new("gate.north", Start.AddSeconds(1), TimelineKind.Availability, "offline", PropertyValue.None, "timedOut.silent", null),
            new("gate.north", Start, TimelineKind.Property, "door.open", PropertyValue.Of(true), null, null),
        ];
        foreach (TimelineEntry entry in entries)
            Timeline.Add(entry);
        await Timeline.TickAsync();
        await RestartAsync();

        TimelinePage page = await Queries.ListAsync("gate.north", null, 10, CancellationToken.None);

        Assert.Equal(entries, page.Items);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task ListAsync_PageByPage_GivesEachEntryOnceLatestFirst()
    {
        foreach (int i in Enumerable.Range(0, 1003))
            Timeline.Add(Entry("gate.north", Start.AddSeconds(i / 5), i)); // five in each second: the time alone is no cursor
        Timeline.Add(Entry("gate.south", Start, 0));
        await Timeline.TickAsync();

        List<decimal> seen = [];
        string? next = null;
        do
        {
            TimelinePage page = await Queries.ListAsync("gate.north", next, 100, CancellationToken.None);
            seen.AddRange(page.Items.Select(entry => entry.Value.Number));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(0, 1003).Select(i => (decimal)i).Reverse(), seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1-2-3")]
    [InlineData("1--2")]
    public async Task ListAsync_ForeignCursor_IsRefused(string cursor)
    {
        FormatException error = await Assert.ThrowsAsync<FormatException>(() => Queries.ListAsync("gate.north", cursor, 10, CancellationToken.None));

        Assert.Contains($"'{cursor}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CleanAsync_OlderThanAYear_RemovesEntriesAndEndedCommands()
    {
        CommandLedger ledger = Store.Get<CommandLedger>();
        Timeline.Add(Entry("gate.north", StorageChild.Start, 1));
        Timeline.Add(Entry("gate.north", StorageChild.Start.AddDays(300), 2));
        await Timeline.TickAsync();
        await ledger.AddAsync(StorageChild.Entry(1));
        await ledger.AddAsync(StorageChild.Entry(2));
        await ledger.UpdateAsync(StorageChild.Entry(1) with { Steps = [new(Grains.Commands.CommandState.Expired, Start)] });
        Store.Clock.Now = Start.AddDays(366);

        await Store.Get<RetentionCleaner>().CleanAsync(CancellationToken.None);

        Assert.Equal(2, Assert.Single((await Queries.ListAsync("gate.north", null, 10, CancellationToken.None)).Items).Value.Number);
        Assert.Null(await ledger.FindAsync("c1", CancellationToken.None));
        Assert.NotNull(await ledger.FindAsync("c2", CancellationToken.None));
    }

    private static TimelineEntry Entry(string device, DateTimeOffset at, int number) =>
        new(device, at, TimelineKind.Event, "card.presented", PropertyValue.Of(number), null, null);
}

public sealed class SqliteTimelineTests() : TimelineTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresTimelineTests(PostgresCluster cluster) : TimelineTests(cluster);
