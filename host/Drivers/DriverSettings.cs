using System.Reflection;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>What the platform itself reads from a settings record.</summary>
internal static class DriverSettings
{
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
