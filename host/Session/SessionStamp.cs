using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using SmartCampus.Host.Storage.Users;

namespace SmartCampus.Host.Session;

/// <summary>Ends sessions that are older than the user's password.</summary>
internal sealed class SessionStamp(UserStore users, TimeProvider time)
{
    private const string Claim = "changed";

    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (string Stamp, DateTimeOffset Until)> known = new(StringComparer.Ordinal);

    /// <summary>The identity that a session carries.</summary>
    public static ClaimsIdentity Identity(User user, string scheme) =>
        new([new Claim(ClaimTypes.Name, user.Name), new Claim(Claim, StampOf(user)), new Claim(ClaimTypes.Role, "admin")], scheme);

    public async Task<bool> IsCurrentAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        string name = principal.Identity?.Name ?? "";
        DateTimeOffset now = time.GetUtcNow();
        if (!known.TryGetValue(name, out (string Stamp, DateTimeOffset Until) entry) || entry.Until < now)
        {
            User? user = await users.FindAsync(name, cancellationToken);
            entry = (user is null ? "" : StampOf(user), now + Remember);
            known[name] = entry;
        }
        return entry.Stamp.Length > 0 && principal.FindFirstValue(Claim) == entry.Stamp;
    }

    /// <summary>A user's password was changed on this node.</summary>
    public void Forget(string name) => known.TryRemove(name, out _);

    private static string StampOf(User user) => user.Changed.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
