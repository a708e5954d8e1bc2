namespace SmartCampus.Sdk;

/// <summary>A command for a driver, already checked against the model.</summary>
/// <param name="Name">The command's name, e.g. <c>valve.open</c>.</param>
/// <param name="Arguments">Values by parameter name; optional ones may be missing.</param>
public sealed record CommandCall(string Name, IReadOnlyDictionary<string, PropertyValue> Arguments);
