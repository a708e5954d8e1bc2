using System.Globalization;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>Days and wall times where the gardens of these tests are.</summary>
internal static class GardenDay
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>A local day, so many from today.</summary>
    public static string Day(int ahead) => Local(TimeProvider.System.GetUtcNow()).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The start rule of the wall time so many minutes from now.</summary>
    public static object StartIn(int minutes) => new { kind = "clock", time = Local(TimeProvider.System.GetUtcNow()).AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture) };

    /// <summary>An instant of the API as day and wall time.</summary>
    public static string Wall(string utc) => Local(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
