using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartCampus.Grains.Commands;
using SmartCampus.Host.Api;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Commands;

/// <summary>Checks what can be checked of a command without its device. Pure.</summary>
internal static partial class CommandInputCheck
{
    private const int LongestName = 100;
    private const int LongestReason = 500;

    /// <exception cref="ApiProblem">Something is wrong; all of it is listed.</exception>
    public static CommandRequest Check(CommandInput input, string by)
    {
        var errors = new Dictionary<string, string>();
        if (!Id().IsMatch(input.Id ?? ""))
            errors["id"] = $"id is '{ApiProblem.Shown(input.Id)}'; the client makes it, 1 to 64 letters, digits, dot, colon, underscore or hyphen.";
        if (input.Command is not { Length: > 0 and <= LongestName })
            errors["command"] = $"command is '{ApiProblem.Shown(input.Command)}'; it must be the name of one of the device's commands.";
        if (input.Deadline is < 0.1 or > 3600 or double.NaN)
            errors["deadline"] = $"deadline is {input.Deadline}; it must be from 0.1 to 3600 s.";
        if (input.Reason is { Length: > LongestReason })
            errors["reason"] = $"reason has {input.Reason.Length} characters; it must have at most {LongestReason}.";
        ImmutableDictionary<string, PropertyValue> arguments = Values("arguments", input.Arguments, errors);
        ImmutableDictionary<string, PropertyValue> expect = Values("expect", input.Expect, errors);
        if (errors.Count > 0)
            throw ApiProblem.Invalid(errors);
        return new CommandRequest(input.Id!, input.Command!, arguments, expect, by, input.Deadline is { } s ? TimeSpan.FromSeconds(s) : null)
        {
            Note = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim(),
        };
    }

    private static ImmutableDictionary<string, PropertyValue> Values(string name, JsonElement element, Dictionary<string, string> errors)
    {
        ImmutableDictionary<string, PropertyValue>.Builder values = ImmutableDictionary.CreateBuilder<string, PropertyValue>();
        if (element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return values.ToImmutable();
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors[name] = $"{name} is {element.ValueKind}; it must be an object.";
            return values.ToImmutable();
        }
        foreach (JsonProperty member in element.EnumerateObject())
        {
            try
            {
                values[member.Name] = JsonValues.Read(member.Value);
            }
            catch (FormatException e)
            {
                errors[$"{name}.{member.Name}"] = $"'{ApiProblem.Shown(member.Name)}': {e.Message}";
            }
        }
        return values.ToImmutable();
    }

    [GeneratedRegex(@"^[A-Za-z0-9._:-]{1,64}\z")]
    private static partial Regex Id();
}
