using System.Collections.Immutable;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Commands;

/// <summary>Checks a request against the device model and fills in defaults. Pure.</summary>
public static class CommandCheck
{
    private const int LongestShown = 80;

    /// <summary>Checks names, types and ranges.</summary>
    /// <param name="command">The command's definition.</param>
    /// <param name="given">The arguments given.</param>
    /// <param name="arguments">The arguments with defaults filled in.</param>
    /// <returns>What is wrong by argument name; empty when all is well.</returns>
    public static ImmutableDictionary<string, string> Arguments(
        CommandDefinition command, ImmutableDictionary<string, PropertyValue> given, out ImmutableDictionary<string, PropertyValue> arguments)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(given);
        ImmutableDictionary<string, string> errors = ImmutableDictionary<string, string>.Empty;
        arguments = given;
        foreach (string name in given.Keys.Where(n => command.Parameters.All(p => p.Name != n)))
            errors = errors.Add(name, $"'{Shown(name)}' is no argument of {command.Name}; known are {Known(command)}");
        foreach (ParameterDefinition parameter in command.Parameters)
        {
            bool missing = !given.TryGetValue(parameter.Name, out PropertyValue value) || value.IsNone;
            if (missing && !parameter.Default.IsNone)
                arguments = arguments.SetItem(parameter.Name, parameter.Default);
            else if (missing && parameter.Required)
                errors = errors.Add(parameter.Name, $"'{parameter.Name}' is missing; {command.Name} needs it");
            else if (!missing && Problem(parameter, value) is { } problem)
                errors = errors.Add(parameter.Name, problem);
        }
        return errors;
    }

    /// <summary>True when a request with a known id asks for what the known entry is.</summary>
    /// <param name="known">The entry, with defaults filled in.</param>
    /// <param name="request">The request.</param>
    /// <param name="command">The definition of the request's command; <see langword="null"/> while the driver is away: then missing arguments are taken as the known ones.</param>
    public static bool IsSame(LedgerEntry known, CommandRequest request, CommandDefinition? command)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(request);
        ImmutableDictionary<string, PropertyValue> arguments = request.Arguments;
        if (command is not null)
            Arguments(command, request.Arguments, out arguments);
        return known.Command == request.Command
            && arguments.All(a => known.Arguments.TryGetValue(a.Key, out PropertyValue value) && value == a.Value)
            && (command is null || arguments.Count == known.Arguments.Count);
    }

    /// <summary>The first expectation that does not hold, as a sentence; <see langword="null"/> when all hold.</summary>
    public static string? Expectation(ImmutableDictionary<string, PropertyValue> expect, DeviceState state)
    {
        ArgumentNullException.ThrowIfNull(expect);
        ArgumentNullException.ThrowIfNull(state);
        foreach ((string property, PropertyValue wanted) in expect)
        {
            Reading? reading = state.Find(property);
            if (reading is not { Error: null } known || known.Value != wanted)
                return $"{Shown(property)} is {(reading is { Error: null } r ? $"'{r.Value}'" : "not known")}; '{Shown(wanted.ToString())}' was expected";
        }
        return null;
    }

    /// <summary>A message is no place for a whole body.</summary>
    private static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    private static string Known(CommandDefinition command) =>
        command.Parameters.Count == 0 ? "none" : string.Join(", ", command.Parameters.Select(p => p.Name));

    private static string? Problem(ParameterDefinition parameter, PropertyValue value)
    {
        bool fits = parameter.Type switch
        {
            ModelType.Boolean => value.Kind == PropertyValueKind.Boolean,
            ModelType.Text => value.Kind == PropertyValueKind.Text,
            ModelType.Enum => value.Kind == PropertyValueKind.Text && parameter.Options.Any(o => o.Value == value.Text),
            ModelType.Integer => value.Kind == PropertyValueKind.Number && decimal.Truncate(value.Number) == value.Number,
            _ => value.Kind == PropertyValueKind.Number,
        };
        if (!fits)
            return $"'{parameter.Name}' is '{Shown(value.ToString())}'; it must be {Kind(parameter)}";
        if (value.Kind == PropertyValueKind.Number && (value.Number < parameter.Minimum || value.Number > parameter.Maximum))
            return FormattableString.Invariant($"'{parameter.Name}' is {value}; it must be from {parameter.Minimum} to {parameter.Maximum} {parameter.Unit}").TrimEnd();
        return null;
    }

    private static string Kind(ParameterDefinition parameter) => parameter.Type switch
    {
        ModelType.Boolean => "true or false",
        ModelType.Text => "a text",
        ModelType.Enum => "one of " + string.Join(", ", parameter.Options.Select(o => o.Value)),
        ModelType.Integer => "a whole number",
        _ => "a number",
    };
}
