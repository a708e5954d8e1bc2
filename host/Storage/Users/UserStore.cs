using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SmartCampus.Host.Storage.Users;

/// <summary>Local users, in the table <c>users</c>. Any thread. Passwords are kept as ASP.NET Core Identity's version 3 hash: PBKDF2, HMAC-SHA512, a salt of its own for each.</summary>
internal sealed class UserStore(IDatabase database, TimeProvider clock)
{
    /// <summary>The work factor; OWASP Password Storage Cheat Sheet asks for 210,000 with SHA-512, which costs an attacker as much as 600,000 with SHA-256.</summary>
    internal const int Iterations = 210_000;

    private readonly PasswordHasher<string> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>A user, or null.</summary>
    public Task<User?> FindAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection.QuerySingleOrDefaultAsync<Row>(
            """SELECT name AS "Name", created AS "Created", changed AS "Changed" FROM users WHERE name = @name""", new { name }) is { } row
            ? new User(row.Name, StoredTime.FromMilliseconds(row.Created), StoredTime.FromMilliseconds(row.Changed))
            : null,
        cancellationToken);

    /// <summary>Adds a user. False when the name is taken.</summary>
    public async Task<bool> CreateAsync(string name, string password, CancellationToken cancellationToken)
    {
        string hash = await HashAsync(name, password, cancellationToken);
        long now = StoredTime.Milliseconds(clock.GetUtcNow());
        return await database.WriteAsync(
            connection => connection.ExecuteAsync(
                "INSERT INTO users (name, password_hash, created, changed) VALUES (@name, @hash, @now, @now) ON CONFLICT (name) DO NOTHING", new { name, hash, now }),
            cancellationToken) == 1;
    }

    /// <summary>Changes a password. False when there is no such user.</summary>
    public async Task<bool> SetPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        string hash = await HashAsync(name, password, cancellationToken);
        long now = StoredTime.Milliseconds(clock.GetUtcNow());
        return await database.WriteAsync(
            connection => connection.ExecuteAsync("UPDATE users SET password_hash = @hash, changed = @now WHERE name = @name", new { name, hash, now }),
            cancellationToken) == 1;
    }

    /// <summary>True when this is the user's password. An unknown user takes as long, so that names cannot be guessed by time.</summary>
    public async Task<bool> VerifyAsync(string name, string password, CancellationToken cancellationToken)
    {
        string? hash = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string>("SELECT password_hash FROM users WHERE name = @name", new { name }), cancellationToken);
        if (hash is not null)
            return await Task.Run(() => hasher.VerifyHashedPassword(name, hash, password) != PasswordVerificationResult.Failed, cancellationToken);

        await HashAsync(name, password, cancellationToken);
        return false;
    }

    private Task<string> HashAsync(string name, string password, CancellationToken cancellationToken) =>
        Task.Run(() => hasher.HashPassword(name, password), cancellationToken); // a tenth of a second of work: not on the caller's turn

    private sealed record Row
    {
        public required string Name { get; init; }

        public required long Created { get; init; }

        public required long Changed { get; init; }
    }
}
