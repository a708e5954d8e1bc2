using System.Reflection;

namespace SmartCampus.Sdk;

/// <summary>Calls one trait method with arguments that came as data.</summary>
internal sealed class CommandInvoker
{
    private readonly MethodInvoker invoker;
    private readonly ParameterInfo[] parameters;

    private CommandInvoker(string name, MethodInfo method)
    {
        Name = name;
        invoker = MethodInvoker.Create(method);
        parameters = method.GetParameters();
    }

    public string Name { get; }

    public static IEnumerable<CommandInvoker> Of(Type trait)
    {
        string name = trait.GetCustomAttribute<TraitAttribute>()!.Name;
        return TraitReader.Methods(trait).Select(m => new CommandInvoker(TraitReader.CommandName(name, m), m));
    }

    public Task InvokeAsync(object driver, CommandCall call, CancellationToken cancellationToken)
    {
        object?[] arguments = new object?[parameters.Length];
        for (int i = 0; i < parameters.Length - 1; i++)
            arguments[i] = Argument(parameters[i], call);
        arguments[^1] = cancellationToken;
        return (Task)invoker.Invoke(driver, arguments.AsSpan())!;
    }

    private static object? Argument(ParameterInfo parameter, CommandCall call) =>
        call.Arguments.TryGetValue(parameter.Name!, out PropertyValue value) && !value.IsNone
            ? ValueConverter.FromValue(value, parameter.ParameterType)
            : parameter.HasDefaultValue ? parameter.DefaultValue : null;
}
