using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace SmartCampus.Host.Storage.Users;

/// <summary>Tokens for scripts, in the table <c>api_tokens</c>. Any thread. Only the SHA-256 of a token is kept: it has 256 random bits, so that needs no salt.</summary>
internal sealed class TokenStore(IDatabase database, TimeProvider clock)
{
    private const string Prefix = "campus_";
    private const string Select = """SELECT id AS "Id", name AS "Name", user_name AS "User", created AS "Created", last_used AS "LastUsed" FROM api_tokens""";

    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>A user's tokens, oldest first.</summary>
    public Task<IReadOnlyList<ApiToken>> ListAsync(string user, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ApiToken>>(
        async connection => [.. (await connection.QueryAsync<Row>(Select + " WHERE user_name = @user ORDER BY created, id", new { user })).Select(row => row.ToToken())],
        cancellationToken);

    /// <summary>Makes a token for a user that exists.</summary>
    public async Task<NewApiToken> CreateAsync(string user, string name, CancellationToken cancellationToken)
    {
        string text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        long now = StoredTime.Milliseconds(clock.GetUtcNow());
        ApiToken token = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), name, user, StoredTime.FromMilliseconds(now), null);
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                "INSERT INTO api_tokens (id, name, user_name, hash, created) VALUES (@Id, @Name, @User, @hash, @now)",
                new { token.Id, token.Name, token.User, hash = HashOf(text), now }),
            cancellationToken);
        return new(token, text);
    }

    /// <summary>Removes a user's token. False when there is none.</summary>
    public async Task<bool> RemoveAsync(string user, string id, CancellationToken cancellationToken) => await database.WriteAsync(
        connection => connection.ExecuteAsync("DELETE FROM api_tokens WHERE user_name = @user AND id = @id", new { user, id }), cancellationToken) == 1;

    /// <summary>The token with this text, or null; notes the use.</summary>
    public async Task<ApiToken?> UseAsync(string text, CancellationToken cancellationToken)
    {
        Row? row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(Select + " WHERE hash = @hash", new { hash = HashOf(text) }), cancellationToken);
        if (row is null)
            return null;

        long now = StoredTime.Milliseconds(clock.GetUtcNow());
        if (now - (row.LastUsed ?? 0) >= (long)UseIsNotedEvery.TotalMilliseconds)
            await database.WriteAsync(connection => connection.ExecuteAsync("UPDATE api_tokens SET last_used = @now WHERE id = @Id", new { now, row.Id }), cancellationToken);
        return row.ToToken();
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string User { get; init; }

        public required long Created { get; init; }

        public long? LastUsed { get; init; }

        public ApiToken ToToken() =>
            new(Id, Name, User, StoredTime.FromMilliseconds(Created), LastUsed is { } used ? StoredTime.FromMilliseconds(used) : null);
    }
}
