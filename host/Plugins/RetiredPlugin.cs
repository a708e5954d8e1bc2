namespace SmartCampus.Host.Plugins;

/// <summary>A plugin version that was unloaded and whose code something still holds in memory.</summary>
/// <param name="Id">The plugin.</param>
/// <param name="Version">Its version.</param>
internal sealed record RetiredPlugin(string Id, string? Version);
