using System.Reflection;

namespace Orleans.StandIn.Serialization;

/// <summary>Finds out how values of a type are copied.</summary>
internal static class CopierBuilder
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    public static Func<T, CopyContext, T> Build<T>()
    {
        Type type = typeof(T);
        if (Converters.TryFind(type, out (Type Surrogate, object Converter) found))
            return (Func<T, CopyContext, T>)Generic(typeof(CopierBuilder), nameof(ThroughSurrogate), type, found.Surrogate).Invoke(null, [found.Converter])!;
        if (typeof(IAddressable).IsAssignableFrom(type))
            return static (value, _) => CopyAddressable(value);
        if (type.IsArray)
        {
            return type.IsSZArray
                ? Generic(typeof(CollectionCopiers), nameof(CollectionCopiers.Array), type.GetElementType()!).CreateDelegate<Func<T, CopyContext, T>>()
                : throw NoSerializer(type);
        }

        if (CollectionCopiers.Find(type) is { } collection)
            return collection.CreateDelegate<Func<T, CopyContext, T>>();
        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            return MemberCopier.Emit<T>();
        if (type.IsInterface || type.IsAbstract || type == typeof(object))
            return static (value, _) => value!.GetType() == typeof(object) ? value : throw NoSerializer(value.GetType());
        throw NoSerializer(type);
    }

    private static T CopyAddressable<T>(T value) => value is GrainReference
        ? value
        : throw new ArgumentException($"{value!.GetType()} is passed as a call argument or result; pass a reference (AsReference or CreateObjectReference).");

    private static MethodInfo Generic(Type owner, string name, params Type[] arguments) => owner.GetMethod(name, Static)!.MakeGenericMethod(arguments);

    private static Func<TValue, CopyContext, TValue> ThroughSurrogate<TValue, TSurrogate>(IConverter<TValue, TSurrogate> converter)
        where TSurrogate : struct => (value, context) =>
        {
            TSurrogate copy = Copier<TSurrogate>.Copy(converter.ConvertToSurrogate(value), context);
            TValue result = converter.ConvertFromSurrogate(copy);
            if (!typeof(TValue).IsValueType)
                context.Record(value!, result!);
            return result;
        };

    private static NotSupportedException NoSerializer(Type type) =>
        new($"Could not find a copier for type {type}: it has neither [GenerateSerializer] nor a registered converter.");
}
