using System.Threading.Channels;
using Npgsql;
using SmartCampus.Host.Storage.Postgres;

namespace SmartCampus.Host.Storage.Ledger;

/// <summary>The ledger in PostgreSQL: one loop sends whatever waits as one batch, which is one round trip and one transaction.</summary>
internal sealed class PostgresLedgerWriter : ILedgerWriter, IAsyncDisposable
{
    private const int MostInOneBatch = 256;

    private const string InsertSql = """
        INSERT INTO commands (id, device, command, arguments, expect, requested_by, deadline, state, reason, proof, steps, created, is_open)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING
        """;

    private const string UpdateSql = "UPDATE commands SET state = $1, reason = $2, proof = $3, steps = $4, is_open = $5 WHERE id = $6";

    private readonly Channel<Write> waiting = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly PostgresDatabase database;
    private readonly Task loop;

    public PostgresLedgerWriter(PostgresDatabase database)
    {
        this.database = database;
        loop = RunAsync();
    }

    public Task<bool> InsertAsync(LedgerRow row) => AddAsync(new(row, IsInsert: true));

    public Task<bool> UpdateAsync(LedgerRow row) => AddAsync(new(row, IsInsert: false));

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
    }

    private Task<bool> AddAsync(Write write) =>
        waiting.Writer.TryWrite(write) ? write.Done.Task : Task.FromException<bool>(new ObjectDisposedException(nameof(PostgresLedgerWriter)));

    private async Task RunAsync()
    {
        List<Write> batch = [];
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostInOneBatch && waiting.Reader.TryRead(out Write? write))
                batch.Add(write);
            if (!await TrySendAsync(batch) && batch.Count > 1)
                foreach (Write write in batch)
                    await TrySendAsync([write]); // One was refused and all undone: alone, only the culprit fails.
            batch.Clear();
        }
    }

    private async Task<bool> TrySendAsync(List<Write> writes)
    {
        try
        {
            await using NpgsqlBatch batch = database.Source.CreateBatch();
            foreach (Write write in writes)
                batch.BatchCommands.Add(write.ToCommand());
            await batch.ExecuteNonQueryAsync();
            for (int i = 0; i < writes.Count; i++)
                writes[i].Done.TrySetResult(batch.BatchCommands[i].RecordsAffected == 1);
            return true;
        }
        catch (Exception error) // Whatever it is goes back to the callers; the loop must live.
        {
            if (writes.Count == 1)
                writes[0].Done.TrySetException(error);
            return false;
        }
    }

    private sealed record Write(LedgerRow Row, bool IsInsert)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public NpgsqlBatchCommand ToCommand() => IsInsert
            ? new(InsertSql)
            {
                Parameters =
                {
                    Text(Row.Id), Text(Row.Device), Text(Row.Command), Text(Row.Arguments), Text(Row.Expect), Text(Row.By), Number(Row.Deadline),
                    Text(Row.State), Text(Row.Reason), Text(Row.Proof), Text(Row.Steps), Number(Row.Created), Flag(Row.IsOpen),
                },
            }
            : new(UpdateSql) { Parameters = { Text(Row.State), Text(Row.Reason), Text(Row.Proof), Text(Row.Steps), Flag(Row.IsOpen), Text(Row.Id) } };

        private static NpgsqlParameter<string?> Text(string? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

        private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

        private static NpgsqlParameter<short> Flag(short value) => new() { TypedValue = value };
    }
}
