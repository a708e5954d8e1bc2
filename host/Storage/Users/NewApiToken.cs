namespace SmartCampus.Host.Storage.Users;

/// <summary>A token that was just made; the only time its text is known.</summary>
internal sealed record NewApiToken(ApiToken Token, string Text);
