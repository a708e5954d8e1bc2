using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmartCampus.Sdk;

/// <summary>The wire names of an enumeration: its members in camel case (<c>NotFullyLocked</c> is <c>notFullyLocked</c>).</summary>
/// <remarks>Kept per type without holding the type's load context alive.</remarks>
internal sealed class EnumNames
{
    private static readonly ConditionalWeakTable<Type, EnumNames> Known = [];

    private readonly Dictionary<object, string> names = [];
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    private EnumNames(Type type)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            object value = field.GetValue(null)!;
            string name = JsonNamingPolicy.CamelCase.ConvertName(field.Name);
            names.TryAdd(value, name);
            values[name] = value;
            Options.Add(new EnumOption(name, TitleAttribute.Of(field) ?? new LocalizedText(field.Name, field.Name)));
        }
    }

    public List<EnumOption> Options { get; } = [];

    public static EnumNames Of(Type type) => Known.GetValue(type, static t => new EnumNames(t));

    public string NameOf(object value) =>
        names.TryGetValue(value, out string? name) ? name : throw new ArgumentException($"{value} is no member of {value.GetType().Name}.");

    public object? ValueOf(string name) => values.GetValueOrDefault(name);
}
