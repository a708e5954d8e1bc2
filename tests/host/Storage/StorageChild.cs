using System.Collections.Immutable;
using SmartCampus.Grains.Commands;
using SmartCampus.Host.History;
using SmartCampus.Host.Storage.Ledger;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Storage;

/// <summary>The process that is killed: writes to a SQLite file and says what was acknowledged.</summary>
internal static class StorageChild
{
    public const string Device = "gate.north";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static LedgerEntry Entry(int number) => new(
        $"c{number}",
        Device,
        "lock.unlock",
        ImmutableDictionary<string, PropertyValue>.Empty,
        ImmutableDictionary<string, PropertyValue>.Empty,
        "admin",
        Start,
        null,
        null,
        [new(CommandState.Accepted, Start)]);

    public static async Task WriteUntilKilledAsync(string directory)
    {
        TestStore store = await TestStore.OpenAsync(new(directory, null));
        CommandLedger ledger = store.Get<CommandLedger>();
        HistoryWriter history = store.Get<HistoryWriter>();
        for (int number = 0; ; number++)
        {
            await ledger.AddAsync(Entry(number));
            history.Add(Device, [new Reading("scale.weight", PropertyValue.Of(number), Start.AddMilliseconds(number))]);
            await history.TickAsync();
            Console.WriteLine(number);
        }
    }
}
