namespace SmartCampus.Host.Storage;

/// <summary>Times as stored: integers since 1970-01-01 UTC. Finer parts are cut off.</summary>
internal static class StoredTime
{
    /// <summary>Microseconds; commands.</summary>
    public static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The reverse of <see cref="Microseconds"/>.</summary>
    public static DateTimeOffset FromMicroseconds(long time) => DateTimeOffset.UnixEpoch.AddTicks(time * TimeSpan.TicksPerMicrosecond);

    /// <summary>Milliseconds; everything else.</summary>
    public static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    /// <summary>The reverse of <see cref="Milliseconds"/>.</summary>
    public static DateTimeOffset FromMilliseconds(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time);
}
