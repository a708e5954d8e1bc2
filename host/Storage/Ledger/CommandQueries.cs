using Dapper;
using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Storage.Ledger;

/// <summary>The ledger for people: <c>GET /api/commands</c>. Any thread.</summary>
internal sealed class CommandQueries(IDatabase database)
{
    /// <summary>The newest entries, latest first.</summary>
    /// <param name="device">Of this device; null: of all.</param>
    /// <param name="onlyOpen">Only those that have not ended.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is outside its bounds.</exception>
    public Task<IReadOnlyList<LedgerEntry>> ListAsync(string? device, bool onlyOpen, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        string[] conditions = [device is null ? "TRUE" : "device = @device", onlyOpen ? "is_open = 1" : "TRUE"];
        string order = device is null ? "seq DESC" : "created DESC, seq DESC";
        string sql = $"SELECT {LedgerRow.Columns} FROM commands WHERE {string.Join(" AND ", conditions)} ORDER BY {order} LIMIT @limit";
        return database.ReadAsync<IReadOnlyList<LedgerEntry>>(
            async connection => [.. (await connection.QueryAsync<LedgerRow>(sql, new { device, limit })).Select(row => row.ToEntry())],
            cancellationToken);
    }
}
