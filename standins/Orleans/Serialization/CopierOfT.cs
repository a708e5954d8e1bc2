namespace Orleans.StandIn.Serialization;

/// <summary>Copies values of one declared type; what is shareable is not copied.</summary>
internal static class Copier<T>
{
    private static readonly Func<T, CopyContext, T>? Members = Shareable.Is(typeof(T)) ? null : CopierBuilder.Build<T>();
    private static readonly bool MayDiffer = typeof(T) is { IsValueType: false, IsSealed: false };

    public static T Copy(T value) => Members is null || value is null ? value : Copy(value, new CopyContext());

    public static T Copy(T value, CopyContext context)
    {
        if (Members is null || value is null)
            return value;
        if (typeof(T).IsValueType)
            return Members(value, context);
        if (context.TryGet(value, out object? known))
            return (T)known!;
        if (MayDiffer && value.GetType() != typeof(T))
            return Shareable.Is(value.GetType()) ? value : (T)Copier.Of(value.GetType()).Copy(value, context);
        return Members(value, context);
    }
}
