namespace SmartCampus.Host.Plugins;

/// <summary>How a plugin is.</summary>
internal enum PluginState
{
    /// <summary>Its drivers can be used.</summary>
    Loaded,

    /// <summary>It could not be loaded; <see cref="PluginStatus.Reason"/> says why.</summary>
    Failed,

    /// <summary>It was unloaded on request.</summary>
    Unloaded,
}
