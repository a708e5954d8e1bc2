using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmartCampus.Sdk.Tests;

/// <summary>An assembly's public surface as sorted lines, one a member. What the compiler makes for every record is left out.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(t => Members(t).Prepend(Describe(t))).Distinct().Order(StringComparer.Ordinal)];

    private static string Describe(Type type)
    {
        string kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => IsRecord(type) ? "abstract record" : "abstract class",
            { IsSealed: true } when IsRecord(type) => "sealed record",
            _ when IsRecord(type) => "record",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        Type[] bases = [.. new[] { type.BaseType! }.Where(b => b is not null && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum)), .. type.GetInterfaces()];
        if (type.IsEnum)
            return $"{Name(type)}: enum";
        string inherits = string.Join(", ", bases.Select(Name).Order(StringComparer.Ordinal));
        return $"{Name(type)}: {kind}{(inherits.Length == 0 ? "" : " : " + inherits)}";
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => $"{Name(type)}.{f.Name} = {Convert.ToInt64(f.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}")
        : type.GetMembers(Declared).Where(IsVisible).Select(m => Describe(type, m)).OfType<string>();

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodInfo method when method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.IsSpecialName => false,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo { Name: "EqualityContract" } => false,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        _ => false,
    };

    private static string? Describe(Type type, MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } made => $"{Name(type)}.new({Parameters(made)})",
        FieldInfo field => $"{Name(type)}.{field.Name}: {(field.IsStatic ? "static " : "")}{Name(field.FieldType)}",
        PropertyInfo property => $"{Name(type)}.{property.Name}: {Name(property.PropertyType)}{Question(Nullability.Create(property))} {{ {Accessors(property)}}}",
        MethodInfo method when !method.IsDefined(typeof(CompilerGeneratedAttribute)) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{Name(type)}.{method.Name}({Parameters(method)}): {Name(method.ReturnType)}{Question(Nullability.Create(method.ReturnParameter))}{Kind(method)}",
        _ => null,
    };

    private static string Kind(MethodInfo method) => method.IsStatic ? " static" : method.IsAbstract ? " abstract" : method.IsVirtual && !method.IsFinal ? " virtual" : "";

    private static string Accessors(PropertyInfo property)
    {
        bool init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") == true;
        return (property.CanRead ? "get; " : "") + (property.SetMethod is { IsPublic: true } ? init ? "init; " : "set; " : "");
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)}{Question(Nullability.Create(p))} {p.Name}{(p.HasDefaultValue ? " = " + (p.DefaultValue ?? "default") : "")}"));

    private static string Question(NullabilityInfo info) => !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } plain)
            return Name(plain) + "?";
        string name = type.IsGenericType ? type.Name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">" : type.Name;
        return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{name}" : name;
    }
}
