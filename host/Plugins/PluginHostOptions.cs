namespace SmartCampus.Host.Plugins;

/// <summary>Where plugins are.</summary>
/// <param name="Folder">Holds one folder for each plugin: <c>Name/Name.dll</c>. It need not exist.</param>
/// <param name="CacheFolder">Where plugins are copied to and loaded from, so that their own folder can be replaced at any time; made when needed.</param>
internal sealed record PluginHostOptions(string Folder, string CacheFolder)
{
    /// <summary>Folders of single plugins that lie elsewhere, e.g. a vendor's; one of the same name goes before that in <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>The plugins that have a folder now, by name.</summary>
    public IReadOnlyList<string> Ids =>
    [
        .. (Directory.Exists(Folder) ? Directory.GetDirectories(Folder) : []).Concat(More.Where(Directory.Exists))
            .Select(f => Path.GetFileName(f)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Where a plugin's files are.</summary>
    public string FolderOf(string id) => More.FirstOrDefault(f => Path.GetFileName(f) == id) ?? Path.Combine(Folder, id);
}
