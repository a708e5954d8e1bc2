using System.Diagnostics.CodeAnalysis;
using Orleans.StandIn.Silo;

namespace Orleans.StandIn.Proxies;

/// <summary>The reference class of one interface.</summary>
[SuppressMessage("Performance", "CA1823", Justification = "the field is the cache")]
internal static class ProxyFactory<TInterface>
{
    public static readonly Func<GrainSilo, GrainId, GrainReference> Create = ProxyEmitter.EmitFactory(typeof(TInterface));
}
