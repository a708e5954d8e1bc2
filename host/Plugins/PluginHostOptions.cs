namespace SmartCampus.Host.Plugins;

/// <summary>Where plugins are.</summary>
/// <param name="Folder">Holds one folder for each plugin: <c>Name/Name.dll</c>. It need not exist.</param>
/// <param name="CacheFolder">Where plugins are copied to and loaded from, so that their own folder can be replaced at any time; made when needed.</param>
internal sealed record PluginHostOptions(string Folder, string CacheFolder);
