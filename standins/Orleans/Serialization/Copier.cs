using System.Collections.Concurrent;

namespace Orleans.StandIn.Serialization;

/// <summary>Copies values by the type that they have at run time.</summary>
internal abstract class Copier
{
    private static readonly ConcurrentDictionary<Type, Copier> Known = new();

    public static Copier Of(Type type) =>
        Known.GetOrAdd(type, static key => (Copier)Activator.CreateInstance(typeof(Boxed<>).MakeGenericType(key))!);

    public abstract object Copy(object value, CopyContext context);

    private sealed class Boxed<T> : Copier
    {
        public override object Copy(object value, CopyContext context)
        {
            try
            {
                return Copier<T>.Copy((T)value, context)!;
            }
            catch (TypeInitializationException exception) when (exception.InnerException is { } cause)
            {
                throw new NotSupportedException(cause.Message, cause);
            }
        }
    }
}
