using Dapper;
using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Storage.Ledger;

/// <summary>All commands, in the table <c>commands</c>.</summary>
internal sealed class CommandLedger(IDatabase database, ILedgerWriter writer) : ICommandLedger
{
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

    public Task<IReadOnlyList<LedgerEntry>> ListOpenAsync(string? device, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LedgerEntry>>(
        async connection =>
        {
            string ofDevice = device is null ? "" : "AND device = @device";
            IEnumerable<LedgerRow> rows = await connection.QueryAsync<LedgerRow>(
                $"SELECT {LedgerRow.Columns} FROM commands WHERE is_open = 1 {ofDevice} ORDER BY created, seq", new { device });
            return [.. rows.Select(row => row.ToEntry())];
        },
        cancellationToken);
}
