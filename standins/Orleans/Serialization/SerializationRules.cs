using System.Reflection;
using Orleans.StandIn.Proxies;
using Orleans.StandIn.Silo;

namespace Orleans.StandIn.Serialization;

/// <summary>What Orleans' build would refuse is refused at start: what cannot be called, and types that cannot be serialized.</summary>
internal sealed class SerializationRules
{
    private readonly HashSet<Type> _seen = [];
    private readonly List<string> _errors = [];

    /// <exception cref="OrleansConfigurationException">Names each type and member at fault.</exception>
    public static void Verify(GrainAssemblies assemblies) => Verify(assemblies.Interfaces);

    public static void Verify(IEnumerable<Type> interfaces)
    {
        SerializationRules rules = new();
        foreach (Type type in interfaces)
            rules.CheckInterface(type);
        if (rules._errors.Count > 0)
            throw new OrleansConfigurationException(string.Join(Environment.NewLine, rules._errors));
    }

    private void CheckInterface(Type type)
    {
        foreach (MethodInfo method in GrainMethods.Of(type))
        {
            string where = $"{type.FullName}.{method.Name}";
            CheckShape(type, method, where);
            foreach (ParameterInfo parameter in method.GetParameters())
                CheckType(parameter.ParameterType, $"{where}, parameter {parameter.Name}");
            if (method.ReturnType.IsGenericType)
                CheckType(method.ReturnType.GetGenericArguments()[0], $"{where}, result");
        }
    }

    private void CheckShape(Type type, MethodInfo method, string where)
    {
        if (method.IsSpecialName)
            _errors.Add($"{where}: a grain interface has methods only, no properties or events.");
        else if (method.IsGenericMethod)
            _errors.Add($"{where}: generic methods are not in the part of Orleans that the stand-in has.");
        if (method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef))
            _errors.Add($"{where}: ref, in and out parameters cannot be sent.");
        if (method.GetParameters().Count(parameter => parameter.ParameterType == typeof(CancellationToken)) > 1)
            _errors.Add($"{where}: at most one CancellationToken.");
        if (method.GetParameters().SkipLast(1).Any(parameter => parameter.ParameterType == typeof(CancellationToken)))
            _errors.Add($"{where}: the CancellationToken is the last parameter (ORLEANS0113).");
        if (!IsReturnable(type, method.ReturnType))
            _errors.Add($"{where}: returns {method.ReturnType}; it must be Task, Task<T>, ValueTask or ValueTask<T> (void on observers).");
    }

    private static bool IsReturnable(Type owner, Type returned) =>
        returned == typeof(Task) || returned == typeof(ValueTask)
            || (returned == typeof(void) && typeof(IGrainObserver).IsAssignableFrom(owner))
            || (returned.IsGenericType && (returned.GetGenericTypeDefinition() == typeof(Task<>) || returned.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    private void CheckType(Type type, string where)
    {
        if (type.IsByRef || type.IsGenericParameter || !_seen.Add(type))
            return;
        if (Converters.TryFind(type, out (Type Surrogate, object Converter) found))
            CheckType(found.Surrogate, $"{where} (surrogate of {type.FullName})");
        else if (type.IsArray)
            CheckArray(type, where);
        else if (typeof(Delegate).IsAssignableFrom(type) || type.IsPointer)
            _errors.Add($"{where}: {type.FullName} cannot be serialized.");
        else if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            CheckMembers(type, where);
        else if (IsCopiedByElement(type))
            CheckArguments(type, where);
        else if (!IsLeaf(type))
            _errors.Add($"{where}: {type.FullName} has no [GenerateSerializer] and no registered converter.");
    }

    // [Immutable] shares a value within the process, but it does not make a type serializable.
    private static bool IsLeaf(Type type) =>
        type.IsInterface || type.IsAbstract || type == typeof(object) || type.Assembly == typeof(IGrain).Assembly
            || (Shareable.Is(type) && !type.IsDefined(typeof(ImmutableAttribute), inherit: false));

    private static bool IsCopiedByElement(Type type) =>
        type.IsGenericType && (type.IsInterface || CollectionCopiers.Find(type) is not null || (Shareable.IsContainer(type) && Shareable.Is(type)));

    private void CheckArray(Type type, string where)
    {
        if (type.IsSZArray)
            CheckType(type.GetElementType()!, where);
        else
            _errors.Add($"{where}: {type} has more than one dimension; the stand-in copies arrays of one dimension.");
    }

    private void CheckArguments(Type type, string where)
    {
        foreach (Type argument in type.GetGenericArguments())
            CheckType(argument, where);
    }

    private void CheckMembers(Type type, string where)
    {
        foreach (Type level in StoredMembers.Levels(type).Where(level => !level.IsEnum && level.Assembly != typeof(object).Assembly))
        {
            FieldInfo[] fields = [.. StoredMembers.OfLevel(level)];
            if (fields.Length > 0 && !level.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
                _errors.Add($"{where}: {level.FullName}, base of {type.FullName}, has no [GenerateSerializer].");
            foreach (FieldInfo field in fields)
            {
                if (!StoredMembers.HasId(field))
                    _errors.Add($"{where}: {level.FullName}.{StoredMembers.NameOf(field)} has no [Id].");
                CheckType(field.FieldType, $"{level.FullName}.{StoredMembers.NameOf(field)}");
            }
        }
    }
}
