namespace SmartCampus.Host.Storage.Users;

/// <summary>A local user.</summary>
/// <param name="Name">Unique; what is typed to sign in.</param>
/// <param name="Created">When, UTC.</param>
/// <param name="Changed">When the password was last set, UTC; older sessions may be refused by it.</param>
internal sealed record User(string Name, DateTimeOffset Created, DateTimeOffset Changed);
