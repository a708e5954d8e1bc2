namespace SmartCampus.Host.Storage;

/// <summary>Where data is kept.</summary>
internal sealed record StorageOptions
{
    /// <summary>The folder of <c>campus.db</c>; made when missing, readable by its owner only.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>An Npgsql connection string; absent: SQLite.</summary>
    public string? PostgresConnectionString { get; init; }
}
