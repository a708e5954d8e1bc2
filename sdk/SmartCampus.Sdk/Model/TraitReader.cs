using System.Reflection;
using System.Text.Json;

namespace SmartCampus.Sdk;

/// <summary>Reads traits from their interfaces.</summary>
public static class TraitReader
{
    /// <summary>Reads one trait.</summary>
    /// <exception cref="ArgumentException">The interface is no trait, or breaks a rule; the message names the member and the rule.</exception>
    public static TraitDefinition Read(Type trait)
    {
        ArgumentNullException.ThrowIfNull(trait);
        TraitAttribute attribute = trait.GetCustomAttribute<TraitAttribute>() ?? throw new ArgumentException($"{trait} has no [Trait].");
        object?[] fields = [.. trait.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null))];
        PropertyDefinition[] properties = [.. fields.OfType<PropertyDefinition>().Select(p => p.ToDefinition())];
        CommandDefinition[] commands = [.. Methods(trait).Select(m => ReadCommand(attribute.Name, m))];
        var definition = new TraitDefinition(attribute.Name, attribute.Title, properties, commands, [.. fields.OfType<EventDefinition>()], ReadSafety(trait));
        return TraitRules.FirstBroken(definition) is { } broken ? throw new ArgumentException($"{trait}: {broken}") : definition;
    }

    /// <summary>The traits that a driver class implements, by name.</summary>
    public static IReadOnlyList<Type> TraitsOf(Type driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return [.. driver.GetInterfaces().Where(i => i.IsDefined(typeof(TraitAttribute))).OrderBy(i => i.GetCustomAttribute<TraitAttribute>()!.Name, StringComparer.Ordinal)];
    }

    internal static IEnumerable<MethodInfo> Methods(Type trait) => trait.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.IsDefined(typeof(CommandAttribute)));

    internal static string CommandName(string trait, MethodInfo method)
    {
        string name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^5] : method.Name;
        return $"{trait}.{JsonNamingPolicy.CamelCase.ConvertName(name)}";
    }

    private static CommandDefinition ReadCommand(string trait, MethodInfo method)
    {
        CommandAttribute command = method.GetCustomAttribute<CommandAttribute>()!;
        ParameterInfo[] parameters = method.GetParameters();
        if (method.ReturnType != typeof(Task) || parameters is not [.., { ParameterType: var last }] || last != typeof(CancellationToken))
            throw new ArgumentException($"{method.DeclaringType}.{method.Name} must return Task and take a CancellationToken last.");
        return new CommandDefinition(
            CommandName(trait, method),
            command.Title,
            [.. parameters.SkipLast(1).Select(ReadParameter)],
            TimeSpan.FromSeconds(command.DeadlineSeconds),
            command.Confirm,
            method.GetCustomAttribute<ProvesAttribute>() is { } p ? new ProofDefinition(p.Property, ToValue(p.Value), TimeSpan.FromSeconds(p.WindowSeconds)) : null);
    }

    private static ParameterDefinition ReadParameter(ParameterInfo parameter)
    {
        bool optional = Nullable.GetUnderlyingType(parameter.ParameterType) is not null || parameter.HasDefaultValue;
        RangeAttribute? range = parameter.GetCustomAttribute<RangeAttribute>();
        return new ParameterDefinition(
            parameter.Name!,
            TitleAttribute.Of(parameter) ?? new LocalizedText(parameter.Name!, parameter.Name!),
            ModelTypes.Of(parameter.ParameterType),
            !optional)
        {
            Unit = parameter.GetCustomAttribute<UnitAttribute>()?.Code ?? ModelTypes.UnitOf(parameter.ParameterType),
            Minimum = range?.Minimum,
            Maximum = range?.Maximum,
            Default = parameter.GetCustomAttribute<DefaultAttribute>() is { } given ? PropertyValue.Of(given.Value) : PropertyValue.None,
            Options = ModelTypes.Options(parameter.ParameterType),
        };
    }

    private static SafetyDefinition? ReadSafety(Type trait) => trait.GetCustomAttribute<SafetyAttribute>() is { } safety
        ? new SafetyDefinition(safety.Property, ToValue(safety.On), safety.Off, TimeSpan.FromSeconds(safety.LongestOnSeconds), safety.OffOnLinkLost, safety.Hazard)
        {
            Except = safety.ExceptProperty is { } property ? new SafetyException(property, ToValue(safety.ExceptValue ?? "")) : null,
        }
        : null;

    private static PropertyValue ToValue(object value) => value switch
    {
        bool flag => PropertyValue.Of(flag),
        string text => PropertyValue.Of(text),
        Enum member => PropertyValue.Of(EnumNames.Of(member.GetType()).NameOf(member)),
        int number => PropertyValue.Of(number),
        double number => PropertyValue.From(number),
        _ => throw new ArgumentException($"{value} ({value.GetType()}) cannot be a property's value."),
    };
}
