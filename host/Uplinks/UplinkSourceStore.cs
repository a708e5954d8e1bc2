using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using SmartCampus.Host.Storage;

namespace SmartCampus.Host.Uplinks;

/// <summary>Sources and the hashes of their tokens, in the table <c>uplink_sources</c>. Any thread. A token has 256 random bits, so that its SHA-256 needs no salt.</summary>
internal sealed class UplinkSourceStore(IDatabase database, TimeProvider clock)
{
    private const string Prefix = "uplink_";

    /// <summary>All sources by name.</summary>
    public Task<IReadOnlyList<UplinkSource>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<UplinkSource>>(
        async connection => [.. (await connection.QueryAsync<Row>("""SELECT name AS "Name", created AS "Created" FROM uplink_sources ORDER BY name"""))
            .Select(row => new UplinkSource(row.Name, StoredTime.FromMilliseconds(row.Created)))],
        cancellationToken);

    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        await HashOfSourceAsync(name, cancellationToken) is not null;

    /// <summary>Adds a source; returns its token, the only time that it is known. <see langword="null"/>: the name is taken.</summary>
    public async Task<string?> CreateAsync(string name, CancellationToken cancellationToken)
    {
        string token = NewToken();
        return await WriteAsync("INSERT INTO uplink_sources (name, hash, created) VALUES (@name, @hash, @now) ON CONFLICT (name) DO NOTHING", name, token, cancellationToken) == 1
            ? token
            : null;
    }

    /// <summary>Gives a source this token in place of the one it had; adds it when there is none.</summary>
    public Task SetAsync(string name, string token, CancellationToken cancellationToken) => WriteAsync(
        "INSERT INTO uplink_sources (name, hash, created) VALUES (@name, @hash, @now) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, created = excluded.created",
        name,
        token,
        cancellationToken);

    /// <summary>Removes a source; its token opens nothing from then on. False when there is none.</summary>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => await database.WriteAsync(
        connection => connection.ExecuteAsync("DELETE FROM uplink_sources WHERE name = @name", new { name }), cancellationToken) == 1;

    /// <summary>True when this is the source's token. Takes as long for a source that does not exist.</summary>
    public async Task<bool> IsTokenOfAsync(string name, string token, CancellationToken cancellationToken)
    {
        byte[]? hash = await HashOfSourceAsync(name, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(hash ?? new byte[SHA256.HashSizeInBytes], HashOf(token)) && hash is not null;
    }

    /// <summary>A new token; 256 random bits.</summary>
    public static string NewToken() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private Task<int> WriteAsync(string sql, string name, string token, CancellationToken cancellationToken)
    {
        long now = StoredTime.Milliseconds(clock.GetUtcNow());
        return database.WriteAsync(connection => connection.ExecuteAsync(sql, new { name, hash = HashOf(token), now }), cancellationToken);
    }

    private Task<byte[]?> HashOfSourceAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<byte[]>("SELECT hash FROM uplink_sources WHERE name = @name", new { name }), cancellationToken);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private sealed record Row
    {
        public required string Name { get; init; }

        public required long Created { get; init; }
    }
}
