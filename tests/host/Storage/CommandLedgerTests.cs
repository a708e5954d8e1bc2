using System.Collections.Immutable;
using SmartCampus.Grains.Commands;
using SmartCampus.Host.Storage.Ledger;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Storage;

public abstract class CommandLedgerTests(IStoreSource source) : StoreTests(source)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, 123, 456, TimeSpan.Zero);

    private CommandLedger Ledger => Store.Get<CommandLedger>();

    private CommandQueries Queries => Store.Get<CommandQueries>();

    [Fact]
    public async Task FindAsync_AfterARestart_GivesTheWholeEntry()
    {
        LedgerEntry entry = Entry("c1") with
        {
            Arguments = ImmutableDictionary<string, PropertyValue>.Empty.Add("hold", PropertyValue.Of(1.250m)).Add("why", PropertyValue.Of("浇水 \"now\"")),
            Expect = ImmutableDictionary<string, PropertyValue>.Empty.Add("lock.state", PropertyValue.Of("locked")).Add("switch.on", PropertyValue.Of(true)),
            Reason = "timedOut.silent",
            Steps = [new(CommandState.Accepted, Start) { Note = "访客 \"visitor\"" }, new(CommandState.Sent, Start.AddSeconds(1))],
            Proof = new("lock.state", PropertyValue.Of("unlocked"), Start.AddSeconds(2)),
        };

        await Ledger.AddAsync(entry);
        await RestartAsync();
        LedgerEntry? found = await Ledger.FindAsync("c1", CancellationToken.None);

        AssertSame(entry, found);
    }

    [Fact]
    public async Task AddAsync_KnownId_WritesNothingAndGivesTheKnownEntry()
    {
        LedgerEntry first = Entry("c1");
        await Ledger.AddAsync(first);

        LedgerEntry? known = await Ledger.AddAsync(first with { Command = "lock.lock" });

        AssertSame(first, known);
        AssertSame(first, await Ledger.FindAsync("c1", CancellationToken.None));
    }

    [Fact]
    public async Task AddAsync_SameIdFromManyCallersAtOnce_OneIsNew()
    {
        LedgerEntry?[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Ledger.AddAsync(Entry("same") with { By = $"user{i}" }))));

        Assert.Single(answers, answer => answer is null);
        Assert.Single(answers.OfType<LedgerEntry>().Select(answer => answer.By).Distinct());
    }

    [Fact]
    public async Task UpdateAsync_ManyCallersAtOnce_EachEntryHasItsOwnLastState()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => LiveAsync(Entry($"c{i}")))));

        Assert.Empty(await Ledger.ListOpenAsync(null, CancellationToken.None));
        IReadOnlyList<LedgerEntry> all = await Queries.ListAsync(null, onlyOpen: false, 1000, CancellationToken.None);
        Assert.Equal(200, all.Count);
        Assert.All(all, entry => Assert.Equal([CommandState.Accepted, CommandState.Sent, CommandState.Confirmed], entry.Steps.Select(step => step.State)));
    }

    [Fact]
    public async Task UpdateAsync_UnknownId_IsAnError()
    {
        KeyNotFoundException error = await Assert.ThrowsAsync<KeyNotFoundException>(() => Ledger.UpdateAsync(Entry("never-added")));

        Assert.Contains("never-added", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListOpenAsync_OfOneDevice_GivesItsOpenEntriesOldestFirst()
    {
        await Ledger.AddAsync(Entry("late") with { Steps = [new(CommandState.Accepted, Start.AddSeconds(5))] });
        await Ledger.AddAsync(Entry("early"));
        await Ledger.AddAsync(Entry("other") with { Device = "gate.south" });
        await LiveAsync(Entry("ended"));
        await Ledger.AddAsync(Entry("refused") with { Steps = [new(CommandState.Refused, Start)], Reason = "busy" });

        IReadOnlyList<LedgerEntry> ofDevice = await Ledger.ListOpenAsync("gate.north", CancellationToken.None);
        IReadOnlyList<LedgerEntry> ofAll = await Ledger.ListOpenAsync(null, CancellationToken.None);

        Assert.Equal(["early", "late"], ofDevice.Select(entry => entry.Id));
        Assert.Equal(["early", "other", "late"], ofAll.Select(entry => entry.Id));
    }

    [Fact]
    public async Task ListAsync_DeviceAndLimit_GivesTheLatestFirst()
    {
        await Ledger.AddAsync(Entry("a"));
        await Ledger.AddAsync(Entry("b") with { Steps = [new(CommandState.Accepted, Start.AddSeconds(1))] });
        await Ledger.AddAsync(Entry("c") with { Steps = [new(CommandState.Accepted, Start.AddSeconds(2))] });

        IReadOnlyList<LedgerEntry> entries = await Queries.ListAsync("gate.north", onlyOpen: true, 2, CancellationToken.None);

        Assert.Equal(["c", "b"], entries.Select(entry => entry.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task ListAsync_LimitOutOfBounds_IsRefused(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Queries.ListAsync(null, onlyOpen: false, limit, CancellationToken.None));

    private static LedgerEntry Entry(string id) => new(
        id,
        "gate.north",
        "lock.unlock",
        ImmutableDictionary<string, PropertyValue>.Empty,
        ImmutableDictionary<string, PropertyValue>.Empty,
        "admin",
        Start.AddSeconds(5),
        null,
        null,
        [new(CommandState.Accepted, Start)]);

    private static void AssertSame(LedgerEntry expected, LedgerEntry? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Arguments, actual.Arguments);
        Assert.Equal(expected.Expect, actual.Expect);
        Assert.Equal(expected.Steps.AsEnumerable(), actual.Steps);
        Assert.Equal(expected, actual with { Arguments = expected.Arguments, Expect = expected.Expect, Steps = expected.Steps });
    }

    private async Task LiveAsync(LedgerEntry entry)
    {
        await Ledger.AddAsync(entry);
        LedgerEntry sent = entry with { Steps = entry.Steps.Add(new(CommandState.Sent, Start.AddMilliseconds(1))) };
        await Ledger.UpdateAsync(sent);
        await Ledger.UpdateAsync(sent with { Steps = sent.Steps.Add(new(CommandState.Confirmed, Start.AddMilliseconds(2))) });
    }
}

public sealed class SqliteCommandLedgerTests() : CommandLedgerTests(new SqliteSource());

[Collection(PostgresCluster.Collection)]
public sealed class PostgresCommandLedgerTests(PostgresCluster cluster) : CommandLedgerTests(cluster);
