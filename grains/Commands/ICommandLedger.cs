namespace SmartCampus.Grains.Commands;

/// <summary>All commands, durable: what a method's task has completed for survives <c>kill -9</c>. Any thread; writes of many callers share a transaction.</summary>
public interface ICommandLedger
{
    /// <summary>Writes a new entry. When the id is known already, nothing is written and the known entry comes back; else <see langword="null"/>.</summary>
    Task<LedgerEntry?> AddAsync(LedgerEntry entry);

    /// <summary>Writes an entry's newer state.</summary>
    Task UpdateAsync(LedgerEntry entry);

    /// <summary>One entry, or <see langword="null"/>.</summary>
    Task<LedgerEntry?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The device's entries that have not ended, oldest first. <paramref name="device"/> null: of all devices.</summary>
    Task<IReadOnlyList<LedgerEntry>> ListOpenAsync(string? device, CancellationToken cancellationToken);
}
