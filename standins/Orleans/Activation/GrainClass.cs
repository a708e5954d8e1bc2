using System.Reflection;
using Orleans.Concurrency;
using Orleans.Configuration;

namespace Orleans.StandIn.Activation;

/// <summary>What is the same for every activation of one grain class.</summary>
internal sealed class GrainClass
{
    private readonly GrainConstructor _constructor;

    public GrainClass(Type type, GrainCollectionOptions options)
    {
        Type = type;
        GrainType = GrainType.Create(NameOf(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        CollectionAge = AgeOf(type, options);
        HasActivation = Overrides(nameof(IGrainBase.OnActivateAsync));
        HasDeactivation = Overrides(nameof(IGrainBase.OnDeactivateAsync));
        _constructor = new GrainConstructor(type);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    /// <summary>How long an activation may be idle; null means for ever.</summary>
    public TimeSpan? CollectionAge { get; }

    public bool HasActivation { get; }

    public bool HasDeactivation { get; }

    public object Create(GrainTarget activation) => _constructor.Create(activation);

    // Orleans' convention: the class name in lower case without "grain" at its end.
    private static string NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } named)
            return named.Name;
#pragma warning disable CA1308 // the names in stored state are in lower case
        string name = type.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }

    private static TimeSpan? AgeOf(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute), inherit: true))
            return null;
        if (type.GetCustomAttribute<CollectionAgeLimitAttribute>() is { } limit)
            return limit.AlwaysActive ? null : limit.AgeLimit;
        return options.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out TimeSpan age) ? age : options.CollectionAge;
    }

    private bool Overrides(string method)
    {
        if (!typeof(IGrainBase).IsAssignableFrom(Type))
            return false;
        InterfaceMapping map = Type.GetInterfaceMap(typeof(IGrainBase));
        int index = Array.FindIndex(map.InterfaceMethods, candidate => candidate.Name == method);
        return map.TargetMethods[index]?.DeclaringType != typeof(Grain) && map.TargetMethods[index]?.DeclaringType != typeof(IGrainBase);
    }
}
