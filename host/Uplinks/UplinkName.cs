using SmartCampus.Host.Api;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Uplinks;

/// <summary>What a source may be called: it is part of an address.</summary>
internal static class UplinkName
{
    private const int Longest = 40;

    /// <exception cref="ApiProblem">Not a name.</exception>
    public static string Check(string? name) =>
        name is { Length: >= 1 and <= Longest } && name != "sources" && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? name
            : throw ApiProblem.Invalid(new Dictionary<string, LocalizedText>
            {
                ["name"] = new(
                    $"name is '{ApiProblem.Shown(name)}'; it must be 1 to {Longest} lower-case letters, digits or hyphens, and not 'sources'.",
                    $"名称是“{ApiProblem.Shown(name)}”；应为 1 到 {Longest} 个小写字母、数字或连字符，且不能是 sources。"),
            });
}
