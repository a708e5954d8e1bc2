namespace SmartCampus.Host.Session;

/// <summary>Who wants to come in.</summary>
internal sealed record SignInInput(string? User, string? Password);
