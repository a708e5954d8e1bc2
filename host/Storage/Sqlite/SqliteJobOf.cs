using Microsoft.Data.Sqlite;

namespace SmartCampus.Host.Storage.Sqlite;

/// <summary>A job with a result, which is handed out after the commit.</summary>
internal sealed class SqliteJob<T>(Func<SqliteConnection, T> work) : SqliteJob
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Task => done.Task;

    public override void Execute(SqliteConnection connection) => result = work(connection);

    public override void Complete() => done.SetResult(result);

    public override void Fail(Exception error) => done.SetException(error);
}
