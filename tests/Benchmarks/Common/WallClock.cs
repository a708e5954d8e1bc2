namespace SmartCampus.Benchmarks.Common;

/// <summary>The clock that simulator and client share: all processes are on one machine, so their times can be subtracted.</summary>
internal static class WallClock
{
    /// <summary>Microseconds since 1970.</summary>
    public static long Microseconds() => (TimeProvider.System.GetUtcNow().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
