using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.StandIn.Storage;

namespace Orleans.StandIn.Activation;

/// <summary>Constructs a grain: services from the activation's scope, and its persistent states.</summary>
internal sealed class GrainConstructor
{
    private readonly Type _type;
    private readonly ConstructorInvoker _invoker;
    private readonly Func<GrainTarget, object?>[] _arguments;

    public GrainConstructor(Type type)
    {
        _type = type;
        ConstructorInfo constructor = Choose(type);
        _invoker = ConstructorInvoker.Create(constructor);
        _arguments = [.. constructor.GetParameters().Select(parameter => ArgumentOf(type, parameter))];
    }

    /// <exception cref="InvalidOperationException">With the failure inside, as in Orleans.</exception>
    public object Create(GrainTarget activation)
    {
        try
        {
            return Construct(activation);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Failed to create an instance of grain type '{_type}'. See InnerException for details.", exception);
        }
    }

    private object Construct(GrainTarget activation)
    {
        if (_arguments.Length == 0)
            return _invoker.Invoke();
        object?[] values = new object?[_arguments.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = _arguments[i](activation);
        return _invoker.Invoke(values.AsSpan());
    }

    private static ConstructorInfo Choose(Type type)
    {
        ConstructorInfo[] constructors = type.GetConstructors();
        return constructors.Length == 1
            ? constructors[0]
            : constructors.FirstOrDefault(candidate => candidate.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
                ?? constructors.MaxBy(candidate => candidate.GetParameters().Length)
                ?? throw new OrleansConfigurationException($"The grain class {type} has no public constructor.");
    }

    private static Func<GrainTarget, object?> ArgumentOf(Type type, ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
            return PersistentStates.FactoryOf(type, parameter, state);
        if (parameter.ParameterType == typeof(IGrainContext))
            return static activation => activation;
        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
            return activation => activation.ActivationServices.GetRequiredKeyedService(parameter.ParameterType, keyed.Key);
        if (parameter.HasDefaultValue)
            return activation => activation.ActivationServices.GetService(parameter.ParameterType) ?? parameter.DefaultValue;
        return activation => activation.ActivationServices.GetRequiredService(parameter.ParameterType);
    }
}
