using System.Reflection;
using System.Runtime.Loader;

namespace McMaster.NETCore.Plugins;

/// <summary>Where an assembly comes from: shared ones from the host, the plugin's own by its <c>.deps.json</c>, the framework's from the host.</summary>
internal sealed class PluginContext : AssemblyLoadContext
{
    private readonly PluginConfig config;
    private readonly AssemblyDependencyResolver resolver;
    private readonly HashSet<string> shared;
    private readonly HashSet<string> owned;

    public PluginContext(PluginConfig config)
        : base(Path.GetFileNameWithoutExtension(config.MainAssemblyPath), config.IsUnloadable)
    {
        this.config = config;
        resolver = new AssemblyDependencyResolver(config.MainAssemblyPath);
        shared = config.IsLazyLoaded
            ? new(config.SharedAssemblies.Select(n => n.Name!), StringComparer.OrdinalIgnoreCase)
            : SharedClosure.Of(config.SharedAssemblies, config.DefaultContext);
        owned = new(config.PrivateAssemblies.Select(n => n.Name!), StringComparer.OrdinalIgnoreCase);
    }

    public Assembly LoadFile(string path)
    {
        if (!config.LoadInMemory)
            return LoadFromAssemblyPath(path);
        using var image = new MemoryStream(File.ReadAllBytes(path));
        string symbols = Path.ChangeExtension(path, ".pdb");
        if (!File.Exists(symbols))
            return LoadFromStream(image);
        using var symbolImage = new MemoryStream(File.ReadAllBytes(symbols));
        return LoadFromStream(image, symbolImage);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        bool mine = assemblyName.Name is null || owned.Contains(assemblyName.Name);
        if (!mine && shared.Contains(assemblyName.Name!))
            return config.DefaultContext.LoadFromAssemblyName(assemblyName);
        if (!mine && config.PreferSharedTypes && FromHost(assemblyName) is { } known)
            return known;
        return resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFile(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private Assembly? FromHost(AssemblyName name)
    {
        try
        {
            return config.DefaultContext.LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
