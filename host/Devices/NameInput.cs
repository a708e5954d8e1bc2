namespace SmartCampus.Host.Devices;

/// <summary>A name in one or both languages.</summary>
internal sealed record NameInput(string? En, string? Zh);
