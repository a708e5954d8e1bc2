namespace McMaster.NETCore.Plugins;

/// <summary>Which loader has reloaded.</summary>
public class PluginReloadedEventArgs(PluginLoader loader) : EventArgs
{
    /// <summary>The loader.</summary>
    public PluginLoader Loader { get; } = loader;
}
