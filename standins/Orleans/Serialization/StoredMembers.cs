using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.StandIn.Serialization;

/// <summary>The fields of a type that hold its values, and what is said about them.</summary>
internal static class StoredMembers
{
    // [NonSerialized] in the source.
    private const FieldAttributes NotSerialized = (FieldAttributes)0x80;
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The fields of the type and of its bases.</summary>
    public static IEnumerable<FieldInfo> Of(Type type) => Levels(type).SelectMany(OfLevel);

    /// <summary>The type and its bases, as far as they can hold values.</summary>
    public static IEnumerable<Type> Levels(Type type)
    {
        for (Type? level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
            yield return level;
    }

    public static IEnumerable<FieldInfo> OfLevel(Type type) => type.GetFields(Own).Where(field => !field.Attributes.HasFlag(NotSerialized));

    public static bool IsImmutable(FieldInfo field) => Has<ImmutableAttribute>(field);

    /// <summary>An [Id] of its own, or the implied one of a record's primary constructor.</summary>
    public static bool HasId(FieldInfo field) => Has<IdAttribute>(field) || IsPrimaryOfRecord(field);

    /// <summary>The member as it is written in the source.</summary>
    public static string NameOf(FieldInfo field) => PropertyOf(field)?.Name ?? field.Name;

    private static bool Has<TAttribute>(FieldInfo field)
        where TAttribute : Attribute =>
        field.IsDefined(typeof(TAttribute)) || PropertyOf(field)?.IsDefined(typeof(TAttribute)) == true;

    private static PropertyInfo? PropertyOf(FieldInfo field) =>
        field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<')
            ? field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Own)
            : null;

    private static bool IsPrimaryOfRecord(FieldInfo field)
    {
        Type type = field.DeclaringType!;
        bool isRecord = type.GetMethod("PrintMembers", Own) is not null;
        return isRecord && PropertyOf(field) is { } property
            && type.GetConstructors(Own).Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name));
    }
}
