namespace SmartCampus.Host.Tests.Storage;

/// <summary>Where a test's own, empty database is.</summary>
public sealed record StoreLocation(string Directory, string? PostgresConnectionString)
{
    /// <summary>Removes a test's own folder; a server's databases go with the server.</summary>
    public void Remove()
    {
        if (PostgresConnectionString is null)
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}
