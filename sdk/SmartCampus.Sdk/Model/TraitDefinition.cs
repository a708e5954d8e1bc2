namespace SmartCampus.Sdk;

/// <summary>A capability with a fixed meaning.</summary>
/// <param name="Name">Its name, camel case: <c>valve</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Commands">Its commands.</param>
/// <param name="Events">Its events.</param>
/// <param name="Safety">What the platform enforces.</param>
public sealed record TraitDefinition(
    string Name,
    LocalizedText Title,
    IReadOnlyList<PropertyDefinition> Properties,
    IReadOnlyList<CommandDefinition> Commands,
    IReadOnlyList<EventDefinition> Events,
    SafetyDefinition? Safety);
