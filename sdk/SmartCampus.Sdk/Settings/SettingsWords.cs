namespace SmartCampus.Sdk;

/// <summary>What is wrong with a setting, in words: thing, value, rule.</summary>
internal static class SettingsWords
{
    /// <summary>What stands for a secret's value.</summary>
    public const string Secret = "(secret)";

    public static SettingsProblem NoObject(object kind) => new("", new($"settings are {kind}; they must be a JSON object", $"设置是 {kind}；应为 JSON 对象"));

    public static SettingsProblem Unknown(string name, IReadOnlyList<SettingsField> fields) => new(name, new(
        $"'{name}' is unknown; known are {string.Join(", ", fields.Select(f => f.Name))}",
        $"没有“{name}”这一项；可用的有 {string.Join("、", fields.Select(f => f.Name))}"));

    public static SettingsProblem Missing(SettingsField field) => new(field.Name, new($"'{field.Name}' is missing", $"“{field.Title.Zh}”未填写"));

    public static SettingsProblem Kind(SettingsField field, string shown)
    {
        LocalizedText kind = KindOf(field);
        return new(field.Name, new($"'{field.Name}' is {shown}; it must be {kind.En}", $"“{field.Title.Zh}”{Is(shown)}；应为{kind.Zh}"));
    }

    public static SettingsProblem Range(SettingsField field, RangeAttribute range, string shown)
    {
        string unit = field.Unit is null ? "" : " " + field.Unit;
        return new(field.Name, new(
            $"'{field.Name}' is {shown}; it must be from {range.Minimum} to {range.Maximum}{unit}",
            $"“{field.Title.Zh}”{Is(shown)}；应在 {range.Minimum} 到 {range.Maximum}{unit} 之间"));
    }

    public static SettingsProblem Line(SettingsField field, LocalizedText problem) => new(field.Name, new($"'{field.Name}': {problem.En}", $"“{field.Title.Zh}”：{problem.Zh}"));

    /// <summary>The record's own setter refuses it; its words are shown, but not about a secret, which they may repeat.</summary>
    public static SettingsProblem Refused(SettingsField field, string shown, Exception refusal)
    {
        (string en, string zh) = field.IsSecret ? ("", "") : ($": {refusal.Message}", $"：{refusal.Message}");
        return new(field.Name, new($"'{field.Name}' is {shown}; the plugin refuses it{en}", $"“{field.Title.Zh}”{Is(shown)}；插件不接受{zh}"));
    }

    private static string Is(string shown) => shown == Secret ? "是（保密）" : $"是 {shown}"; // no blank before a wide bracket

    private static LocalizedText KindOf(SettingsField field) => field.Type switch
    {
        { IsEnum: true } type => new(
            "one of " + string.Join(", ", EnumNames.Of(type).Options.Select(o => o.Value)),
            "以下之一：" + string.Join("、", EnumNames.Of(type).Options.Select(o => o.Value))),
        var type when type == typeof(string) => new("a text", "文本"),
        var type when type == typeof(bool) => new("true or false", " true 或 false"),
        var type when type == typeof(int) || type == typeof(long) => new("a whole number", "整数"),
        var type when type == typeof(TimeSpan) => new("a number of seconds", "秒数"),
        _ => new("a number", "数字"),
    };
}
