namespace SmartCampus.Host.Storage.Users;

/// <summary>A script's token; the token itself is not kept.</summary>
/// <param name="Id">To show and delete it by.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="User">On whose behalf it acts.</param>
/// <param name="Created">When, UTC.</param>
/// <param name="LastUsed">When, UTC, to about a minute; null: never.</param>
internal sealed record ApiToken(string Id, string Name, string User, DateTimeOffset Created, DateTimeOffset? LastUsed);
