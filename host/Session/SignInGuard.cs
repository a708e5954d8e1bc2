using System.Collections.Concurrent;

namespace SmartCampus.Host.Session;

/// <summary>Slows down guessing: after 10 wrong passwords from one address or for one name, none is tried for the rest of 5 minutes.</summary>
internal sealed class SignInGuard(TimeProvider time)
{
    private const int Most = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> failures = new(StringComparer.Ordinal);

    public bool IsBlocked(string key) => failures.TryGetValue(key, out (int Count, DateTimeOffset Since) seen) && seen.Count >= Most && time.GetUtcNow() - seen.Since < Window;

    public void Fail(string key)
    {
        DateTimeOffset now = time.GetUtcNow();
        failures.AddOrUpdate(key, (1, now), (_, seen) => now - seen.Since >= Window ? (1, now) : (seen.Count + 1, seen.Since));
        foreach (string old in failures.Where(f => now - f.Value.Since >= Window).Select(f => f.Key))
            failures.TryRemove(old, out _);
    }

    public void Succeed(string key) => failures.TryRemove(key, out _);
}
