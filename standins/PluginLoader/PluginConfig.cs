using System.Reflection;
using System.Runtime.Loader;

namespace McMaster.NETCore.Plugins;

/// <summary>How a plugin is loaded.</summary>
public class PluginConfig
{
    /// <summary>A configuration for this main assembly.</summary>
    /// <param name="mainAssemblyPath">Full path.</param>
    /// <exception cref="ArgumentException">The path is empty or not absolute.</exception>
    public PluginConfig(string mainAssemblyPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(mainAssemblyPath);
        if (!Path.IsPathRooted(mainAssemblyPath))
            throw new ArgumentException($"'{mainAssemblyPath}' must be an absolute path.", nameof(mainAssemblyPath));
        MainAssemblyPath = mainAssemblyPath;
    }

    /// <summary>The plugin's main assembly.</summary>
    public string MainAssemblyPath { get; }

    /// <summary>Assemblies that the plugin brings itself even where the host has them.</summary>
    public ICollection<AssemblyName> PrivateAssemblies { get; protected set; } = [];

    /// <summary>Assemblies that come from the host, with all that they refer to.</summary>
    public ICollection<AssemblyName> SharedAssemblies { get; protected set; } = [];

    /// <summary>Takes from the host whatever the host has, except <see cref="PrivateAssemblies"/>.</summary>
    public bool PreferSharedTypes { get; set; }

    /// <summary>The host's context.</summary>
    public AssemblyLoadContext DefaultContext { get; set; } =
        AssemblyLoadContext.GetLoadContext(Assembly.GetEntryAssembly() ?? typeof(PluginConfig).Assembly) ?? AssemblyLoadContext.Default;

    /// <summary>True when <see cref="PluginLoader.Dispose()"/> shall unload.</summary>
    public bool IsUnloadable { get; set; }

    /// <summary>Reads assemblies into memory, so that their files can be replaced while they are in use.</summary>
    public bool LoadInMemory { get; set; }

    /// <summary>Shares exactly <see cref="SharedAssemblies"/>, without what they refer to.</summary>
    public bool IsLazyLoaded { get; set; }
}
