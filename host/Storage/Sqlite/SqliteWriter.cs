using Microsoft.Data.Sqlite;

namespace SmartCampus.Host.Storage.Sqlite;

/// <summary>The file's only writer, so that nobody ever waits for SQLite's lock: jobs of all callers queue here and share transactions (group commit).</summary>
/// <remarks>A lone job runs at once on its caller's thread, without a switch. When several come at a time, the writer queues behind them on the pool, so that they share a transaction. Urgent jobs and one background job take turns, so a command waits for at most one of the history's small transactions.</remarks>
internal sealed class SqliteWriter(SqliteConnection connection, Action afterCommit) : IAsyncDisposable
{
    private const int MostInOneTransaction = 512;

    private readonly Lock gate = new();
    private readonly Queue<SqliteJob> urgent = [];
    private readonly Queue<SqliteJob> background = [];
    private readonly List<SqliteJob> batch = [];
    private readonly List<SqliteStatement> prepared = [];
    private readonly SqliteStatement begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement commit = new(connection, "COMMIT");
    private readonly SqliteStatement rollback = new(connection, "ROLLBACK");
    private bool running;
    private bool backgroundsTurn;
    private bool isBusy;
    private TaskCompletionSource? closing;

    /// <summary>Runs work in a transaction; the task completes after the commit. Errors of one caller's work do not touch another's.</summary>
    public Task<T> RunAsync<T>(Func<SqliteConnection, T> work, bool inBackground = false)
    {
        SqliteJob<T> job = new(work);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing is not null, this);
            (inBackground ? background : urgent).Enqueue(job);
            if (running)
                return job.Task;
            running = true;
        }

        if (isBusy)
            RunOnPool();
        else
            RunBatches();
        return job.Task;
    }

    /// <summary>A statement for use in jobs, until the writer ends. Call it in a job.</summary>
    public SqliteStatement Prepare(string sql)
    {
        SqliteStatement statement = new(connection, sql);
        prepared.Add(statement);
        return statement;
    }

    /// <summary>Finishes what waits, takes nothing more.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!running)
                closing.SetResult();
        }

        await closing.Task;
        prepared.ForEach(statement => statement.Dispose());
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
    }

    private void RunOnPool() => ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.RunBatches(), this, preferLocal: false);

    /// <summary>One batch here, the next on the pool: the caller waits for its own job only.</summary>
    private void RunBatches()
    {
        RunBatch();
        lock (gate)
        {
            running = urgent.Count + background.Count > 0;
            if (!running)
            {
                closing?.SetResult();
                return;
            }
        }

        RunOnPool();
    }

    private void RunBatch()
    {
        Take();
        if (!TryCommit(batch, out _))
        {
            // Somebody's work failed and all was undone: each gets a transaction of its own, so that only the culprit fails.
            foreach (SqliteJob job in batch)
                RunAlone(job);
        }
        else
        {
            foreach (SqliteJob job in batch)
                job.Complete();
        }

        batch.Clear();
        afterCommit();
    }

    private void Take()
    {
        lock (gate)
        {
            backgroundsTurn = background.Count > 0 && (backgroundsTurn || urgent.Count == 0);
            if (backgroundsTurn)
                batch.Add(background.Dequeue());
            else
                while (batch.Count < MostInOneTransaction && urgent.TryDequeue(out SqliteJob? job))
                    batch.Add(job);
            backgroundsTurn = !backgroundsTurn;
            isBusy = batch.Count > 1;
        }
    }

    private void RunAlone(SqliteJob job)
    {
        if (TryCommit([job], out Exception? error))
            job.Complete();
        else
            job.Fail(error!);
    }

    private bool TryCommit(List<SqliteJob> jobs, out Exception? error)
    {
        try
        {
            begin.Execute();
            for (int i = 0; i < jobs.Count; i++)
                jobs[i].Execute(connection);
            commit.Execute();
            error = null;
            return true;
        }
        catch (Exception thrown) // Whatever a caller's work throws goes back to that caller.
        {
            error = thrown;
            Undo();
            return false;
        }
    }

    private void Undo()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0)
            rollback.Execute();
    }
}
