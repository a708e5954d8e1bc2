namespace SmartCampus.Sdk;

/// <summary>What must be measured after a command before it counts as done.</summary>
/// <param name="Property">The property.</param>
/// <param name="Value">The value it must have.</param>
/// <param name="Window">How long after the acknowledgement it may take.</param>
public sealed record ProofDefinition(string Property, PropertyValue Value, TimeSpan Window);
