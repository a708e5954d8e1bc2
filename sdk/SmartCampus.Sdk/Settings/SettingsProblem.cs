namespace SmartCampus.Sdk;

/// <summary>One thing that is wrong with given settings.</summary>
/// <param name="Setting">The setting's wire name; empty for the whole.</param>
/// <param name="Message">The setting, its value (never a secret's) and the rule, in English.</param>
public sealed record SettingsProblem(string Setting, string Message);
