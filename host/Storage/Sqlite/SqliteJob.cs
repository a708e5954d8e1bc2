using Microsoft.Data.Sqlite;

namespace SmartCampus.Host.Storage.Sqlite;

/// <summary>One caller's work inside a shared transaction.</summary>
internal abstract class SqliteJob
{
    /// <summary>Works inside the transaction. May be called a second time after the first try was undone.</summary>
    public abstract void Execute(SqliteConnection connection);

    /// <summary>The transaction is committed.</summary>
    public abstract void Complete();

    /// <summary>It is undone, for good.</summary>
    public abstract void Fail(Exception error);
}
