using System.Reflection;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Plugins;

/// <summary>A plugin in its own collectible context, sharing only the SDK and the logging abstractions with the host.</summary>
internal sealed class LoadedPlugin
{
    private readonly PluginLoader loader;

    private LoadedPlugin(PluginLoader loader, PluginCopy copy, IReadOnlyList<DriverDescriptor> drivers, WeakReference context) =>
        (this.loader, Copy, Drivers, Context) = (loader, copy, drivers, context);

    public PluginCopy Copy { get; }

    public IReadOnlyList<DriverDescriptor> Drivers { get; }

    /// <summary>Its load context.</summary>
    public WeakReference Context { get; }

    /// <summary>Loads a copy and reads its drivers.</summary>
    /// <exception cref="Exception">Whatever a broken plugin does; <see cref="PluginFaults"/> puts it into words.</exception>
    public static LoadedPlugin Load(PluginCopy copy)
    {
        var loader = PluginLoader.CreateFromAssemblyFile(copy.MainAssembly, isUnloadable: true, [typeof(IDriver), typeof(ILogger)]);
        try
        {
            Assembly assembly = loader.LoadDefaultAssembly();
            // A missing dependency is found now and not when a door is to be opened.
            foreach (AssemblyName reference in assembly.GetReferencedAssemblies())
                loader.LoadAssembly(reference);
            IReadOnlyList<DriverDescriptor> drivers = DriverReader.Read(assembly, copy.Folder);
            return drivers.Count > 0
                ? new LoadedPlugin(loader, copy, drivers, new WeakReference(AssemblyLoadContext.GetLoadContext(assembly), trackResurrection: true))
                : throw new ArgumentException("It offers no driver: no public class has [Driver] and no IDriverSource lists one.");
        }
        catch
        {
            loader.Dispose();
            throw;
        }
    }

    /// <summary>Starts to unload.</summary>
    public void Unload() => loader.Dispose();
}
