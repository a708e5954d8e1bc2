using System.Collections.Concurrent;
using System.Reflection;
using Orleans.StandIn.Silo;

namespace Orleans.StandIn.Proxies;

/// <summary>Makes references; their classes are emitted at the first use of an interface.</summary>
internal static class ProxyFactory
{
    private static readonly ConcurrentDictionary<Type, Func<GrainSilo, GrainId, GrainReference>> Factories = new();

    public static GrainReference Create(Type interfaceType, GrainSilo silo, GrainId grainId) => Factories.GetOrAdd(interfaceType, FactoryOf)(silo, grainId);

    public static Func<GrainSilo, GrainId, GrainReference> FactoryOf(Type interfaceType) =>
        typeof(ProxyFactory<>).MakeGenericType(interfaceType).GetField("Create", BindingFlags.Public | BindingFlags.Static)!
            .GetValue(null) as Func<GrainSilo, GrainId, GrainReference> ?? throw new InvalidOperationException(interfaceType.ToString());
}
