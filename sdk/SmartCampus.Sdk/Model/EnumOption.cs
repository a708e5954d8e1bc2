namespace SmartCampus.Sdk;

/// <summary>One member of an enumeration.</summary>
/// <param name="Value">Its wire name, camel case.</param>
/// <param name="Title">Its name for people.</param>
public sealed record EnumOption(string Value, LocalizedText Title);
