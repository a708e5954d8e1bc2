using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmartCampus.Sdk;

/// <summary>One property of a settings record with its attributes read.</summary>
internal sealed class SettingsField(PropertyInfo property, object? defaultValue)
{
    // Thousands of devices share a type. Keyed so that the type's load context can still go.
    private static readonly ConditionalWeakTable<Type, IReadOnlyList<SettingsField>> Known = [];

    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public Type Type { get; } = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    public object? Default { get; } = defaultValue;

    public bool Required { get; } = property.GetCustomAttribute<RequiredMemberAttribute>() is not null;

    public bool IsSecret { get; } = property.IsDefined(typeof(SecretAttribute));

    public bool IsLine { get; } = property.IsDefined(typeof(LineAttribute));

    public LocalizedText Title { get; } = TitleAttribute.Of(property) ?? new LocalizedText(property.Name, property.Name);

    public string? Unit { get; } = property.GetCustomAttribute<UnitAttribute>()?.Code ?? (property.PropertyType == typeof(TimeSpan) || property.PropertyType == typeof(TimeSpan?) ? "s" : null);

    public RangeAttribute? Range { get; } = property.GetCustomAttribute<RangeAttribute>();

    public object? Get(object settings) => property.GetValue(settings);

    public void Set(object settings, object? value) => property.SetValue(settings, value, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);

    public static IReadOnlyList<SettingsField> Of(Type settingsType) => Known.GetValue(settingsType, Read);

    private static IReadOnlyList<SettingsField> Read(Type settingsType)
    {
        object defaults = Activator.CreateInstance(settingsType)!;
        return [.. settingsType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)
            .OrderBy(p => p.DeclaringType == settingsType ? 0 : 1).ThenBy(p => p.MetadataToken)
            .Select(p => new SettingsField(p, p.GetValue(defaults)))];
    }
}
