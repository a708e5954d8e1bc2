namespace SmartCampus.Sdk;

/// <summary>A momentary fact that a device can tell.</summary>
/// <param name="Name">Trait and event: <c>cardReader.presented</c>.</param>
/// <param name="En">English title.</param>
/// <param name="Zh">Chinese title.</param>
public sealed record EventDefinition(string Name, string En, string Zh);
