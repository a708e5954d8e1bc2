namespace SmartCampus.Host.Storage.Ledger;

/// <summary>The ledger's fast way to disk, one for each database. Tasks complete when the row is durable. Any thread; callers share transactions.</summary>
internal interface ILedgerWriter
{
    /// <summary>False when the id is there already.</summary>
    Task<bool> InsertAsync(LedgerRow row);

    /// <summary>Writes the state, reason, proof and steps. False when the id is not there.</summary>
    Task<bool> UpdateAsync(LedgerRow row);
}
