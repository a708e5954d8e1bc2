using System.Collections.Immutable;
using System.Reflection;

namespace Orleans.StandIn.Serialization;

/// <summary>Copies the framework's collections and tuples, element by element.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, string> Methods = new()
    {
        [typeof(List<>)] = nameof(List),
        [typeof(Dictionary<,>)] = nameof(Dictionary),
        [typeof(SortedDictionary<,>)] = nameof(SortedDictionary),
        [typeof(HashSet<>)] = nameof(HashSet),
        [typeof(SortedSet<>)] = nameof(SortedSet),
        [typeof(Queue<>)] = nameof(Queue),
        [typeof(Stack<>)] = nameof(Stack),
        [typeof(Nullable<>)] = nameof(Nullable),
        [typeof(KeyValuePair<,>)] = nameof(Pair),
        [typeof(ImmutableArray<>)] = nameof(ImmutableArrayOf),
        [typeof(ImmutableList<>)] = nameof(ImmutableListOf),
        [typeof(ImmutableHashSet<>)] = nameof(ImmutableSetOf),
        [typeof(ImmutableDictionary<,>)] = nameof(ImmutableDictionaryOf),
        [typeof(Tuple<,>)] = nameof(Tuple2),
        [typeof(Tuple<,,>)] = nameof(Tuple3),
        [typeof(ValueTuple<,>)] = nameof(ValueTuple2),
        [typeof(ValueTuple<,,>)] = nameof(ValueTuple3),
        [typeof(ValueTuple<,,,>)] = nameof(ValueTuple4),
    };

    public static MethodInfo? Find(Type type) =>
        type.IsGenericType && Methods.TryGetValue(type.GetGenericTypeDefinition(), out string? name)
            ? typeof(CollectionCopiers).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.GetGenericArguments())
            : null;

    internal static T[] Array<T>(T[] value, CopyContext context)
    {
        T[] copy = new T[value.Length];
        context.Record(value, copy);
        if (Shareable.Is(typeof(T)))
            value.CopyTo(copy, 0);
        else
        {
            for (int i = 0; i < copy.Length; i++)
                copy[i] = Copier<T>.Copy(value[i], context);
        }

        return copy;
    }

    private static IEnumerable<T> Each<T>(IEnumerable<T> values, CopyContext context) => values.Select(value => Copier<T>.Copy(value, context));

    private static IEnumerable<KeyValuePair<TKey, TValue>> Each<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> values, CopyContext context) =>
        values.Select(pair => Pair(pair, context));

    private static List<T> List<T>(List<T> value, CopyContext context) =>
        Fill<List<T>, T>(value, new(value.Count), context, static (copy, item) => copy.Add(item));

    private static HashSet<T> HashSet<T>(HashSet<T> value, CopyContext context) =>
        Fill<HashSet<T>, T>(value, new(value.Count, value.Comparer), context, static (copy, item) => copy.Add(item));

    private static SortedSet<T> SortedSet<T>(SortedSet<T> value, CopyContext context) =>
        Fill<SortedSet<T>, T>(value, new(value.Comparer), context, static (copy, item) => copy.Add(item));

    private static Queue<T> Queue<T>(Queue<T> value, CopyContext context) =>
        Fill<Queue<T>, T>(value, new(value.Count), context, static (copy, item) => copy.Enqueue(item));

    private static Stack<T> Stack<T>(Stack<T> value, CopyContext context)
    {
        Stack<T> copy = new(value.Count);
        context.Record(value, copy);
        foreach (T item in Each(value.Reverse(), context))
            copy.Push(item);
        return copy;
    }

    private static Dictionary<TKey, TValue> Dictionary<TKey, TValue>(Dictionary<TKey, TValue> value, CopyContext context)
        where TKey : notnull
    {
        Dictionary<TKey, TValue> copy = new(value.Count, value.Comparer);
        context.Record(value, copy);
        foreach ((TKey key, TValue item) in Each<TKey, TValue>(value, context))
            copy.Add(key, item);
        return copy;
    }

    private static SortedDictionary<TKey, TValue> SortedDictionary<TKey, TValue>(SortedDictionary<TKey, TValue> value, CopyContext context)
        where TKey : notnull
    {
        SortedDictionary<TKey, TValue> copy = new(value.Comparer);
        context.Record(value, copy);
        foreach ((TKey key, TValue item) in Each<TKey, TValue>(value, context))
            copy.Add(key, item);
        return copy;
    }

    private static T? Nullable<T>(T? value, CopyContext context)
        where T : struct => value is { } present ? Copier<T>.Copy(present, context) : null;

    private static KeyValuePair<TKey, TValue> Pair<TKey, TValue>(KeyValuePair<TKey, TValue> value, CopyContext context) =>
        new(Copier<TKey>.Copy(value.Key, context), Copier<TValue>.Copy(value.Value, context));

    private static ImmutableArray<T> ImmutableArrayOf<T>(ImmutableArray<T> value, CopyContext context) =>
        value.IsDefault ? value : [.. Each(value, context)];

    private static ImmutableList<T> ImmutableListOf<T>(ImmutableList<T> value, CopyContext context) => [.. Each(value, context)];

    private static ImmutableHashSet<T> ImmutableSetOf<T>(ImmutableHashSet<T> value, CopyContext context) =>
        Each(value, context).ToImmutableHashSet(value.KeyComparer);

    private static ImmutableDictionary<TKey, TValue> ImmutableDictionaryOf<TKey, TValue>(ImmutableDictionary<TKey, TValue> value, CopyContext context)
        where TKey : notnull => Each<TKey, TValue>(value, context).ToImmutableDictionary(value.KeyComparer, value.ValueComparer);

    private static Tuple<T1, T2> Tuple2<T1, T2>(Tuple<T1, T2> value, CopyContext context) =>
        new(Copier<T1>.Copy(value.Item1, context), Copier<T2>.Copy(value.Item2, context));

    private static Tuple<T1, T2, T3> Tuple3<T1, T2, T3>(Tuple<T1, T2, T3> value, CopyContext context) =>
        new(Copier<T1>.Copy(value.Item1, context), Copier<T2>.Copy(value.Item2, context), Copier<T3>.Copy(value.Item3, context));

    private static (T1, T2) ValueTuple2<T1, T2>((T1, T2) value, CopyContext context) =>
        (Copier<T1>.Copy(value.Item1, context), Copier<T2>.Copy(value.Item2, context));

    private static (T1, T2, T3) ValueTuple3<T1, T2, T3>((T1, T2, T3) value, CopyContext context) =>
        (Copier<T1>.Copy(value.Item1, context), Copier<T2>.Copy(value.Item2, context), Copier<T3>.Copy(value.Item3, context));

    private static (T1, T2, T3, T4) ValueTuple4<T1, T2, T3, T4>((T1, T2, T3, T4) value, CopyContext context) =>
        (Copier<T1>.Copy(value.Item1, context), Copier<T2>.Copy(value.Item2, context),
            Copier<T3>.Copy(value.Item3, context), Copier<T4>.Copy(value.Item4, context));

    private static TCollection Fill<TCollection, T>(TCollection value, TCollection copy, CopyContext context, Action<TCollection, T> add)
        where TCollection : class, IEnumerable<T>
    {
        context.Record(value, copy);
        foreach (T item in value)
            add(copy, Copier<T>.Copy(item, context));
        return copy;
    }
}
