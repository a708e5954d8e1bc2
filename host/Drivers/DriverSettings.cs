using System.Reflection;
using System.Runtime.CompilerServices;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>What the platform itself reads from a settings record.</summary>
internal static class DriverSettings
{
    /// <summary>A line with many devices on it is slower than their settings: below this, lateness is no news.</summary>
    private static readonly TimeSpan LeastStale = TimeSpan.FromSeconds(15);

    // Weakly, since a plugin's types go with it; cached, since a start asks for every device.
    private static readonly ConditionalWeakTable<Type, Marks> Known = [];

    /// <summary>How old the last report may become before the data are stale: two of the intervals that the setting marked with <see cref="ReportIntervalAttribute"/> tells, at least 15 s; <see langword="null"/> when none is marked.</summary>
    public static TimeSpan? StaleAfter(object settings) =>
        MarksOf(settings).Interval is var (property, mark) && property.GetValue(settings) is TimeSpan span
            ? span / mark.Intervals * 2 is var two && two > LeastStale ? two : LeastStale
            : null;

    /// <summary>Gives a device access to the line that the setting marked with <see cref="LineAttribute"/> names; <see langword="null"/> when there is none.</summary>
    public static LineHandle? OpenLine(object settings, LineHub lines, string device) =>
        MarksOf(settings).Line is var (property, mark) && property.GetValue(settings) is string { Length: > 0 } text
            ? lines.Open(LineAddress.Parse(text), device, mark.Own)
            : null;

    /// <summary>The wire names of the secret settings.</summary>
    public static IReadOnlySet<string> SecretsOf(Type settingsType) => settingsType.GetProperties()
        .Where(p => p.IsDefined(typeof(SecretAttribute)))
        .Select(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name))
        .ToHashSet();

    private static Marks MarksOf(object settings) =>
        Known.GetValue(settings.GetType(), static type => new Marks(Find<ReportIntervalAttribute>(type), Find<LineAttribute>(type)));

    private static Marked<T>? Find<T>(Type type)
        where T : Attribute =>
        type.GetProperties().Select(p => p.GetCustomAttribute<T>() is { } mark ? new Marked<T>(p, mark) : null).FirstOrDefault(m => m is not null);

    private sealed record Marked<T>(PropertyInfo Property, T Mark)
        where T : Attribute;

    private sealed record Marks(Marked<ReportIntervalAttribute>? Interval, Marked<LineAttribute>? Line);
}
