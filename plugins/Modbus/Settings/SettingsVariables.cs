using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>A settings record's numbers by wire name, for the expressions of profiles. Switches are 0 or 1, time spans seconds.</summary>
internal static class SettingsVariables
{
    private static readonly ConcurrentDictionary<Type, Variable[]> Known = [];

    /// <summary>The names that expressions may use.</summary>
    public static IReadOnlySet<string> NamesOf(Type settings) => VariablesOf(settings).Select(v => v.Name).ToHashSet();

    /// <summary>The values of one record.</summary>
    public static IReadOnlyDictionary<string, decimal> ValuesOf(object settings)
    {
        Variable[] variables = VariablesOf(settings.GetType());
        var values = new Dictionary<string, decimal>(variables.Length);
        foreach (Variable variable in variables)
            values.Add(variable.Name, Number(variable.Property.GetValue(settings)!));
        return values;
    }

    private static Variable[] VariablesOf(Type settings) => Known.GetOrAdd(settings, static type =>
        [.. type.GetProperties().Where(IsNumber).Select(p => new Variable(JsonNamingPolicy.CamelCase.ConvertName(p.Name), p))]);

    private static bool IsNumber(PropertyInfo property) => property.CanWrite
        && (property.PropertyType == typeof(int) || property.PropertyType == typeof(decimal) || property.PropertyType == typeof(bool) || property.PropertyType == typeof(TimeSpan));

    private static decimal Number(object value) =>
        value is TimeSpan span ? (decimal)span.Ticks / TimeSpan.TicksPerSecond : Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private readonly record struct Variable(string Name, PropertyInfo Property);
}
