using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>A settings record's numbers by wire name, for the expressions of profiles. Switches are 0 or 1, time spans seconds.</summary>
internal static class SettingsVariables
{
    /// <summary>The names that expressions may use.</summary>
    public static IReadOnlySet<string> NamesOf(Type settings) => Numbers(settings).Select(NameOf).ToHashSet();

    /// <summary>The values of one record.</summary>
    public static IReadOnlyDictionary<string, decimal> ValuesOf(object settings) =>
        Numbers(settings.GetType()).ToDictionary(NameOf, p => Number(p.GetValue(settings)!));

    private static IEnumerable<PropertyInfo> Numbers(Type settings) => settings.GetProperties()
        .Where(p => p.CanWrite && (p.PropertyType == typeof(int) || p.PropertyType == typeof(decimal) || p.PropertyType == typeof(bool) || p.PropertyType == typeof(TimeSpan)));

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static decimal Number(object value) =>
        value is TimeSpan span ? (decimal)span.Ticks / TimeSpan.TicksPerSecond : Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
