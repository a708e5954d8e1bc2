using System.Collections.Concurrent;
using Orleans.Configuration;
using Orleans.StandIn.Activation;

namespace Orleans.StandIn.Silo;

/// <summary>Which class serves which interface.</summary>
internal sealed class GrainManifest
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> _byInterface = new();
    private readonly Dictionary<GrainType, GrainClass> _byType = [];

    public GrainManifest(IEnumerable<Type> classes, GrainCollectionOptions options)
    {
        foreach (GrainClass grainClass in classes.Select(type => new GrainClass(type, options)))
        {
            if (!_byType.TryAdd(grainClass.GrainType, grainClass))
            {
                throw new OrleansConfigurationException(
                    $"The grain classes {_byType[grainClass.GrainType].Type} and {grainClass.Type} have the same grain type \"{grainClass.GrainType}\"; name one with [GrainType].");
            }
        }
    }

    public GrainClass? Find(GrainType type) => _byType.GetValueOrDefault(type);

    public GrainClass Resolve(Type interfaceType, string? prefix) =>
        _byInterface.GetOrAdd((interfaceType, prefix), static (key, self) => self.Choose(key.Interface, key.Prefix), this);

    private GrainClass Choose(Type interfaceType, string? prefix)
    {
        GrainClass[] candidates = [.. _byType.Values.Where(candidate => interfaceType.IsAssignableFrom(candidate.Type))];
        if (prefix is not null)
            candidates = [.. candidates.Where(candidate => candidate.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))];
        if (candidates.Length > 1)
            candidates = [.. candidates.Where(candidate => IsNamedAfter(interfaceType, candidate.Type))];
        return candidates.Length == 1
            ? candidates[0]
            : throw new ArgumentException($"Could not find an implementation for interface {interfaceType}: {candidates.Length} grain classes fit.");
    }

    private static bool IsNamedAfter(Type interfaceType, Type type) =>
        interfaceType.Name is ['I', .. string name] && string.Equals(name, type.Name, StringComparison.Ordinal);
}
