using SmartCampus.Sdk;

namespace SmartCampus.Host.Plugins;

/// <summary>What is known of one plugin. Plain text: holding it holds nothing of the plugin.</summary>
/// <param name="Id">The name of its folder.</param>
/// <param name="Version">Its version, e.g. <c>1.2.0</c>; null when it could not be read.</param>
/// <param name="State">How it is.</param>
/// <param name="Reason">Why it failed, why a newer version was not taken, or what still holds it after unloading; for people; else null.</param>
/// <param name="Drivers">The ids of its drivers; empty unless loaded.</param>
internal sealed record PluginStatus(string Id, string? Version, PluginState State, LocalizedText? Reason, IReadOnlyList<string> Drivers);
