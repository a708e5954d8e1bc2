namespace SmartCampus.Host.Session;

/// <summary>A new password, and the one that it replaces.</summary>
internal sealed record PasswordInput(string? Current, string? Password);
