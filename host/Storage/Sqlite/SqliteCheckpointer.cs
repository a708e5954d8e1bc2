using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SmartCampus.Host.Storage.Sqlite;

/// <summary>Carries the write-ahead log into the database file beside the writer, so that no command waits for the disk's flush.</summary>
/// <remarks>A log that is written without pause can never be started afresh; when it has grown long, the writer itself does the (then short) rest.</remarks>
internal sealed partial class SqliteCheckpointer(SqliteConnection writer, SqliteConnection own, ILogger logger) : IDisposable
{
    private const int PagesBetween = 1_000; // 4 MB
    private const int LongLog = 4_000;

    private readonly SqliteStatement ownCheckpoint = new(own, "PRAGMA wal_checkpoint(PASSIVE)");
    private readonly SqliteStatement writersCheckpoint = new(writer, "PRAGMA wal_checkpoint(PASSIVE)");
    private readonly SemaphoreSlim idle = new(1, 1);
    private int written;
    private volatile bool isLong;

    /// <summary>Called by the writer after each commit.</summary>
    public void AfterCommit()
    {
        raw.sqlite3_db_status(writer.Handle!, raw.SQLITE_DBSTATUS_CACHE_WRITE, out int pages, out _, 0);
        if (pages - written < PagesBetween || !idle.Wait(0))
            return;

        written = pages;
        if (isLong)
            Run(writersCheckpoint);
        else
            ThreadPool.UnsafeQueueUserWorkItem(static checkpointer => checkpointer.Run(checkpointer.ownCheckpoint), this, preferLocal: false);
    }

    public void Dispose()
    {
        idle.Wait();
        ownCheckpoint.Dispose();
        writersCheckpoint.Dispose();
    }

    private void Run(SqliteStatement checkpoint)
    {
        try
        {
            checkpoint.Step();
            isLong = checkpoint.Int64(1) > LongLog && !isLong;
            checkpoint.Reset();
        }
        catch (SqliteException error) // A full disk: the log stays valid and the next commit tries again.
        {
            LogFailed(error);
        }
        finally
        {
            idle.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's log could not be carried over")]
    private partial void LogFailed(Exception error);
}
