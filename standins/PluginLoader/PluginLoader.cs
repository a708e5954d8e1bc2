using System.Reflection;
using System.Runtime.Loader;

namespace McMaster.NETCore.Plugins;

/// <summary>Loads a plugin's main assembly, with its own dependencies, into a context of its own.</summary>
/// <remarks>The part of the package McMaster.NETCore.Plugins that the product uses. Hot reload is not part of it.</remarks>
public class PluginLoader : IDisposable
{
    private readonly PluginConfig config;
    private PluginContext? context;

    /// <summary>A loader for this configuration.</summary>
    public PluginLoader(PluginConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        this.config = config;
        context = new PluginContext(config);
    }

    /// <summary>Raised after <see cref="Reload"/>.</summary>
    public event PluginReloadedEventHandler? Reloaded;

    /// <summary>True when the context can be unloaded.</summary>
    public bool IsUnloadable => config.IsUnloadable;

    /// <summary>The plugin's context.</summary>
    /// <exception cref="ObjectDisposedException">The loader was disposed.</exception>
    public AssemblyLoadContext LoadContext => Context;

    private PluginContext Context => context ?? throw new ObjectDisposedException(nameof(PluginLoader));

    /// <summary>A loader for a plugin that shares <paramref name="sharedTypes"/>.</summary>
    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, bool isUnloadable, Type[] sharedTypes) =>
        CreateFromAssemblyFile(assemblyFile, isUnloadable, sharedTypes, _ => { });

    /// <summary>A loader for a plugin that shares <paramref name="sharedTypes"/>.</summary>
    /// <param name="assemblyFile">Full path of the main assembly.</param>
    /// <param name="isUnloadable">True for a collectible context.</param>
    /// <param name="sharedTypes">Their assemblies, and all that these refer to, come from the host.</param>
    /// <param name="configure">Changes the configuration further.</param>
    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, bool isUnloadable, Type[] sharedTypes, Action<PluginConfig> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return CreateFromAssemblyFile(assemblyFile, sharedTypes, config =>
        {
            config.IsUnloadable = isUnloadable;
            configure(config);
        });
    }

    /// <summary>A loader for a plugin that shares <paramref name="sharedTypes"/> and stays for ever.</summary>
    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, Type[] sharedTypes) =>
        CreateFromAssemblyFile(assemblyFile, sharedTypes, _ => { });

    /// <summary>A loader for a plugin that shares <paramref name="sharedTypes"/>.</summary>
    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, Type[] sharedTypes, Action<PluginConfig> configure)
    {
        ArgumentNullException.ThrowIfNull(sharedTypes);
        ArgumentNullException.ThrowIfNull(configure);
        return CreateFromAssemblyFile(assemblyFile, config =>
        {
            foreach (AssemblyName name in sharedTypes.Select(t => t.Assembly.GetName()).DistinctBy(n => n.FullName))
                config.SharedAssemblies.Add(name);
            configure(config);
        });
    }

    /// <summary>A loader for a plugin that shares nothing but the framework.</summary>
    public static PluginLoader CreateFromAssemblyFile(string assemblyFile) => CreateFromAssemblyFile(assemblyFile, (PluginConfig _) => { });

    /// <summary>A loader for a plugin.</summary>
    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, Action<PluginConfig> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var config = new PluginConfig(assemblyFile);
        configure(config);
        return new PluginLoader(config);
    }

    /// <summary>Loads the main assembly.</summary>
    public Assembly LoadDefaultAssembly() => Context.LoadFile(config.MainAssemblyPath);

    /// <summary>Loads an assembly by name, as the plugin would.</summary>
    public Assembly LoadAssembly(AssemblyName assemblyName) => Context.LoadFromAssemblyName(assemblyName);

    /// <summary>Loads an assembly by name, as the plugin would.</summary>
    public Assembly LoadAssembly(string assemblyName) => LoadAssembly(new AssemblyName(assemblyName));

    /// <summary>Starts to unload the context and makes a fresh one.</summary>
    /// <exception cref="InvalidOperationException">The plugin is not unloadable.</exception>
    public void Reload()
    {
        if (!IsUnloadable)
            throw new InvalidOperationException("Reload cannot be used because IsUnloadable is false");
        Context.Unload();
        context = new PluginContext(config);
        Reloaded?.Invoke(this, new PluginReloadedEventArgs(this));
    }

    /// <summary>Starts to unload. It ends when nothing refers to the context any more.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref context, null) is { IsCollectible: true } unloading)
            unloading.Unload();
    }
}
