namespace SmartCampus.Host.Session;

/// <summary>What to call a token.</summary>
internal sealed record TokenInput(string? Name);
