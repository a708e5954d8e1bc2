using System.Collections.Concurrent;

namespace Orleans.StandIn.Serialization;

/// <summary>The registered converters, by the foreign type that they carry.</summary>
internal static class Converters
{
    private static readonly ConcurrentDictionary<Type, (Type Surrogate, object Converter)> Known = new();

    public static void Register(Type converter)
    {
        foreach (Type type in converter.GetInterfaces().Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConverter<,>)))
        {
            Type[] arguments = type.GetGenericArguments();
            Known.TryAdd(arguments[0], (arguments[1], Activator.CreateInstance(converter)!));
        }
    }

    public static bool TryFind(Type type, out (Type Surrogate, object Converter) found) => Known.TryGetValue(type, out found);
}
