using System.Reflection;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>What the platform itself reads from a settings record.</summary>
internal static class DriverSettings
{
    /// <summary>A line with many devices on it is slower than their settings: below this, lateness is no news.</summary>
    private static readonly TimeSpan LeastStale = TimeSpan.FromSeconds(15);

    /// <summary>How old the last report may become before the data are stale: two of the intervals that the setting marked with <see cref="ReportIntervalAttribute"/> tells, at least 15 s; <see langword="null"/> when none is marked.</summary>
    public static TimeSpan? StaleAfter(object settings)
    {
        foreach (PropertyInfo property in settings.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<ReportIntervalAttribute>() is { } mark && property.GetValue(settings) is TimeSpan span)
                return span / mark.Intervals * 2 is var two && two > LeastStale ? two : LeastStale;
        }
        return null;
    }

    /// <summary>Gives a device access to the line that the setting marked with <see cref="LineAttribute"/> names; <see langword="null"/> when there is none.</summary>
    public static LineHandle? OpenLine(object settings, LineHub lines, string device)
    {
        PropertyInfo? property = settings.GetType().GetProperties().FirstOrDefault(p => p.IsDefined(typeof(LineAttribute)));
        return property?.GetValue(settings) is string { Length: > 0 } text
            ? lines.Open(LineAddress.Parse(text), device, property.GetCustomAttribute<LineAttribute>()!.Own)
            : null;
    }

    /// <summary>The wire names of the secret settings.</summary>
    public static IReadOnlySet<string> SecretsOf(Type settingsType) => settingsType.GetProperties()
        .Where(p => p.IsDefined(typeof(SecretAttribute)))
        .Select(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name))
        .ToHashSet();
}
