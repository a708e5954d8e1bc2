namespace SmartCampus.Sdk;

/// <summary>One thing that is wrong with given settings.</summary>
/// <param name="Setting">The setting's wire name; empty for the whole.</param>
/// <param name="Text">The setting, its value (never a secret's) and the rule, for people: English by the wire name, Chinese by the setting's title.</param>
public sealed record SettingsProblem(string Setting, LocalizedText Text)
{
    /// <summary>The English text, for logs and scripts.</summary>
    public string Message => Text.En;
}
