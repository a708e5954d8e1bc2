using Dapper;
using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Storage.Ledger;

/// <summary>All commands, in the table <c>commands</c>.</summary>
internal sealed class CommandLedger(IDatabase database, ILedgerWriter writer) : ICommandLedger, IReadsAhead
{
    private readonly ReadAhead<IReadOnlyList<LedgerEntry>> ahead = new();

    public async Task<LedgerEntry?> AddAsync(LedgerEntry entry)
    {
        bool isNew = await writer.InsertAsync(LedgerRow.Of(entry));
        return isNew ? null : await FindAsync(entry.Id, CancellationToken.None);
    }

    /// <exception cref="KeyNotFoundException">The entry was never added.</exception>
    public async Task UpdateAsync(LedgerEntry entry)
    {
        if (!await writer.UpdateAsync(LedgerRow.Of(entry)))
            throw new KeyNotFoundException($"Command '{entry.Id}' is not in the ledger; add it before updating it.");
    }

    public Task<LedgerEntry?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            LedgerRow? row = await connection.QuerySingleOrDefaultAsync<LedgerRow>($"SELECT {LedgerRow.Columns} FROM commands WHERE id = @id", new { id });
            return row?.ToEntry();
        },
        cancellationToken);

    public Task<IReadOnlyList<LedgerEntry>> ListOpenAsync(string? device, CancellationToken cancellationToken) =>
        device is not null && ahead.TryTake(device, out IReadOnlyList<LedgerEntry>? known) ? Task.FromResult(known ?? []) : ReadOpenAsync(device, cancellationToken);

    // Nothing is dropped from what was read: a device's commands are written by its grain, and only after it has asked what is open.
    public async Task ReadAheadAsync(CancellationToken cancellationToken) =>
        ahead.Fill((await ReadOpenAsync(device: null, cancellationToken)).GroupBy(e => e.Device).Select(g => (g.Key, (IReadOnlyList<LedgerEntry>)[.. g])));

    public void EndReadAhead() => ahead.End();

    private Task<IReadOnlyList<LedgerEntry>> ReadOpenAsync(string? device, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LedgerEntry>>(
        async connection =>
        {
            string ofDevice = device is null ? "" : "AND device = @device";
            IEnumerable<LedgerRow> rows = await connection.QueryAsync<LedgerRow>(
                $"SELECT {LedgerRow.Columns} FROM commands WHERE is_open = 1 {ofDevice} ORDER BY created, seq", new { device });
            return [.. rows.Select(row => row.ToEntry())];
        },
        cancellationToken);
}
