using Orleans.StandIn.Activation;

namespace Orleans;

/// <summary>Reads a grain's identity and turns a grain into a reference.</summary>
public static class GrainExtensions
{
    /// <summary>A reference of another interface to the same grain.</summary>
    /// <exception cref="ArgumentException"><paramref name="grain"/> is neither a grain nor a reference.</exception>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return (TGrainInterface)(object)Reference(grain).As(typeof(TGrainInterface));
    }

    /// <summary>The identity: grain type and key.</summary>
    /// <exception cref="ArgumentException"><paramref name="grain"/> is neither a grain nor a reference.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase activation => activation.GrainContext.GrainId,
        _ => throw NotAGrain(grain),
    };

    /// <summary>The key that was given to <c>GetGrain</c>.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => GetGrainId(grain).Key.ToString()!;

    private static GrainReference Reference(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase { GrainContext: GrainTarget activation } => activation.GrainReference,
        _ => throw NotAGrain(grain),
    };

    private static ArgumentException NotAGrain(IAddressable grain) =>
        new($"{grain.GetType()} is neither a grain nor a grain reference; derive from {nameof(Grain)} or implement {nameof(IGrainBase)}.", nameof(grain));
}
