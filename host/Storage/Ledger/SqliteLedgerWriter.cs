using SmartCampus.Host.Storage.Sqlite;

namespace SmartCampus.Host.Storage.Ledger;

/// <summary>The ledger in SQLite; see <see cref="SqliteWriter"/> for how callers share transactions.</summary>
internal sealed class SqliteLedgerWriter(SqliteDatabase database) : ILedgerWriter
{
    private SqliteStatement? insert;
    private SqliteStatement? step;
    private SqliteStatement? end;

    public Task<bool> InsertAsync(LedgerRow row) => database.Writer.RunAsync(_ => Insert(row));

    public Task<bool> UpdateAsync(LedgerRow row) => database.Writer.RunAsync(_ => Update(row));

    private bool Insert(LedgerRow row)
    {
        insert ??= database.Writer.Prepare("""
            INSERT INTO commands (id, device, command, arguments, expect, requested_by, deadline, state, reason, proof, steps, created, is_open)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """);
        return insert.Bind(1, row.Id).Bind(2, row.Device).Bind(3, row.Command).Bind(4, row.Arguments).Bind(5, row.Expect).Bind(6, row.By)
            .Bind(7, row.Deadline).Bind(8, row.State).Bind(9, row.Reason).Bind(10, row.Proof).Bind(11, row.Steps).Bind(12, row.Created)
            .Bind(13, row.IsOpen).Execute() == 1;
    }

    // A step on the way leaves is_open, and with it its index, alone.
    private bool Update(LedgerRow row)
    {
        step ??= database.Writer.Prepare("UPDATE commands SET state = ?1, reason = ?2, proof = ?3, steps = ?4 WHERE id = ?5");
        end ??= database.Writer.Prepare("UPDATE commands SET state = ?1, reason = ?2, proof = ?3, steps = ?4, is_open = 0 WHERE id = ?5");
        SqliteStatement update = row.IsOpen == 1 ? step : end;
        return update.Bind(1, row.State).Bind(2, row.Reason).Bind(3, row.Proof).Bind(4, row.Steps).Bind(5, row.Id).Execute() == 1;
    }
}
