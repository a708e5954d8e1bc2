namespace SmartCampus.Host.Uplinks;

/// <summary>A network server that may post messages of devices. Its token is not kept.</summary>
/// <param name="Name">What it is called in the address that it posts to.</param>
/// <param name="Created">When its token was made, UTC.</param>
internal sealed record UplinkSource(string Name, DateTimeOffset Created);
