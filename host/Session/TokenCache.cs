using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SmartCampus.Host.Storage.Users;

namespace SmartCampus.Host.Session;

/// <summary>Remembers good tokens by their hash for 10 s, so that a busy script does not ask the database each time. A removed token ends at once on this node.</summary>
internal sealed class TokenCache(TimeProvider time)
{
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (string User, DateTimeOffset Until)> known = new(StringComparer.Ordinal);

    /// <summary>On whose behalf a token acts; <see langword="null"/> when it is unknown.</summary>
    public async ValueTask<string?> UserOfAsync(string text, TokenStore tokens, CancellationToken cancellationToken)
    {
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        DateTimeOffset now = time.GetUtcNow();
        if (known.TryGetValue(hash, out (string User, DateTimeOffset Until) entry) && entry.Until > now)
            return entry.User;
        known.TryRemove(hash, out _);
        if (await tokens.UseAsync(text, cancellationToken) is not { } token)
            return null;
        known[hash] = (token.User, now + Remember);
        return token.User;
    }

    /// <summary>Forgets all, after a token was removed.</summary>
    public void Clear() => known.Clear();
}
