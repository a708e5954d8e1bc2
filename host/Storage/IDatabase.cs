using System.Data.Common;

namespace SmartCampus.Host.Storage;

/// <summary>The one database: a SQLite file or PostgreSQL. Any thread. SQL that both understand goes through here; what must be fast has a class per database.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Connects and brings the schema up to date. Call once, before anything else.</summary>
    /// <exception cref="SchemaException">The database is newer than this program.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Reads what is committed.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Writes in a transaction, durable when the task completes. <paramref name="write"/> may run twice (the first try undone), so it changes nothing but the database.</summary>
    Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>Copies the database, in one consistent state, to a new file that only its owner can read, while everything runs, also in another process. To restore, start on an empty data folder with that file as <c>campus.db</c>. Needs no <see cref="OpenAsync"/>.</summary>
    /// <exception cref="NotSupportedException">PostgreSQL, which has its own tool; the message is the command.</exception>
    /// <exception cref="IOException">The file exists, or there is no database.</exception>
    Task BackupAsync(string path, CancellationToken cancellationToken);
}
