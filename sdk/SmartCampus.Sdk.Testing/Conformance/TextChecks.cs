using System.Text.Json.Nodes;

namespace SmartCampus.Sdk.Testing;

/// <summary>Every text for people is there in English and in Chinese.</summary>
internal static class TextChecks
{
    public static IReadOnlyList<Check> All { get; } = [new("texts", CheckAsync)];

    private static Task CheckAsync(CheckSubject subject)
    {
        string[] problems = [.. OfModel(subject.Model).Concat(OfSettings(subject.Schema)).Select(t => Problem(t.What, t.Text, t.Name)).OfType<string>()];
        return problems.Length == 0 ? Task.CompletedTask : throw new ConformanceException(string.Join("; ", problems));
    }

    private static IEnumerable<(string What, LocalizedText Text, string Name)> OfModel(DeviceModel model) =>
    [
        ("the driver's title", model.Title, model.Id),
        .. model.Traits.Select(t => ($"trait '{t.Name}'", t.Title, t.Name)),
        .. model.Properties.Select(p => ($"property '{p.Name}'", p.Title, Last(p.Name))),
        .. model.Properties.SelectMany(p => p.Options.Select(o => ($"'{o.Value}' of property '{p.Name}'", o.Title, o.Value))),
        .. model.Commands.Select(c => ($"command '{c.Name}'", c.Title, Last(c.Name))),
        .. model.Commands.SelectMany(c => c.Parameters.Select(p => ($"parameter '{p.Name}' of '{c.Name}'", p.Title, p.Name))),
        .. model.Commands.SelectMany(c => c.Parameters.SelectMany(p => p.Options.Select(o => ($"'{o.Value}' of parameter '{p.Name}'", o.Title, o.Value)))),
        .. model.Traits.SelectMany(t => t.Events.Select(e => ($"event '{e.Name}'", new LocalizedText(e.En, e.Zh), Last(e.Name)))),
    ];

    private static IEnumerable<(string What, LocalizedText Text, string Name)> OfSettings(JsonObject schema)
    {
        foreach ((string name, JsonNode? field) in schema["properties"]!.AsObject())
        {
            yield return ($"setting '{name}'", Both(field!), name);
            foreach (JsonNode? option in field!["oneOf"]?.AsArray() ?? [])
                yield return ($"'{option!["const"]}' of setting '{name}'", Both(option), (string)option["const"]!);
        }
    }

    private static string? Problem(string what, LocalizedText text, string name)
    {
        if (string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Zh))
            return $"{what} has no text in {(string.IsNullOrWhiteSpace(text.En) ? "English" : "Chinese")}";
        if (text.En.Any(IsChinese))
            return $"{what} has Chinese in its English text '{text.En}'";
        // Names such as "Modbus TCP" are the same in every language; a member's own name is what stands there when [Title] is missing.
        bool isName = text.En == text.Zh && text.En.Any(char.IsUpper) && !string.Equals(text.En, name, StringComparison.OrdinalIgnoreCase);
        bool isAcronym = text.En == text.Zh && !text.En.Any(char.IsLower);
        return text.Zh.Any(IsChinese) || isName || isAcronym ? null : $"{what} has no Chinese text: '{text.Zh}'";
    }

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static LocalizedText Both(JsonNode node) => new((string?)node["x-i18n"]?["en"] ?? "", (string?)node["x-i18n"]?["zh"] ?? "");

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
