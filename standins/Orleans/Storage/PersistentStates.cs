using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.StandIn.Activation;
using Orleans.Storage;

namespace Orleans.StandIn.Storage;

/// <summary>Makes the persistent states of a grain under construction.</summary>
internal static class PersistentStates
{
    private static readonly MethodInfo CreateMethod =
        typeof(PersistentStates).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Func<GrainTarget, object?> FactoryOf(Type grainClass, ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        Type type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new OrleansConfigurationException(
                $"{grainClass}: parameter {parameter.Name} has [PersistentState] but is no {typeof(IPersistentState<>).Name}.");
        }

        var create = CreateMethod.MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<GrainTarget, PersistentStateAttribute, object>>();
        return activation => create(activation, attribute);
    }

    private static PersistentState<TState> Create<TState>(GrainTarget activation, PersistentStateAttribute attribute)
    {
        IGrainStorage? storage = string.IsNullOrWhiteSpace(attribute.StorageName)
            ? activation.ActivationServices.GetService<IGrainStorage>()
            : activation.ActivationServices.GetKeyedService<IGrainStorage>(attribute.StorageName);
        if (storage is null)
        {
            throw new BadProviderConfigException(string.IsNullOrWhiteSpace(attribute.StorageName)
                ? $"No default storage provider found loading grain type {activation.GrainId.Type}."
                : $"No storage provider named \"{attribute.StorageName}\" found loading grain type {activation.GrainId.Type}.");
        }

        PersistentState<TState> state = new(attribute.StateName, activation, storage);
        activation.LoadAtActivation(state);
        return state;
    }
}
