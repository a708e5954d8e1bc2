using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Numerics;

namespace Orleans.StandIn.Serialization;

/// <summary>Types whose values nobody can change: they are passed on as they are.</summary>
internal static class Shareable
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    private static readonly HashSet<Type> Leaves =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly),
        typeof(Guid), typeof(Uri), typeof(Version), typeof(Half), typeof(Int128), typeof(UInt128), typeof(BigInteger), typeof(IPAddress),
        typeof(CancellationToken), typeof(GrainId), typeof(GrainType), typeof(IdSpan),
    ];

    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(KeyValuePair<,>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableDictionary<,>),
        typeof(ImmutableHashSet<>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>),
        typeof(ImmutableStack<>), typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>), typeof(ValueTuple<>),
        typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>),
        typeof(ValueTuple<,,,,,,>),
    ];

    public static bool Is(Type type) => Known.GetOrAdd(type, Decide);

    /// <summary>Whether this generic type is known; it is shared when its arguments are.</summary>
    public static bool IsContainer(Type type) => type.IsGenericType && Containers.Contains(type.GetGenericTypeDefinition());

    private static bool Decide(Type type) =>
        type.IsPrimitive || type.IsEnum || Leaves.Contains(type) || typeof(Type).IsAssignableFrom(type)
            || typeof(Exception).IsAssignableFrom(type) || typeof(GrainReference).IsAssignableFrom(type)
            || type.IsDefined(typeof(ImmutableAttribute), inherit: false)
            || (IsContainer(type) && type.GetGenericArguments().All(Is));
}
