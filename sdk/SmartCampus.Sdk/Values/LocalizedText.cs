namespace SmartCampus.Sdk;

/// <summary>A text for people in both of the console's languages.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Simplified Chinese.</param>
public sealed record LocalizedText(string En, string Zh);
