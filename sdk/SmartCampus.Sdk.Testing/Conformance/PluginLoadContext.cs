using System.Reflection;
using System.Runtime.Loader;

namespace SmartCampus.Sdk.Testing;

/// <summary>Loads a plugin as the platform does: its own assemblies are private to it, the SDK and the logging abstractions are shared.</summary>
internal sealed class PluginLoadContext(string plugin) : AssemblyLoadContext("conformance", isCollectible: true)
{
    private static readonly string[] Shared = ["SmartCampus.Sdk", "SmartCampus.Sdk.Testing", "Microsoft.Extensions.Logging.Abstractions"];

    private readonly string folder = Path.GetDirectoryName(plugin)!;

    public Assembly LoadPlugin() => LoadFromAssemblyPath(plugin);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = Path.Combine(folder, assemblyName.Name + ".dll");
        return Shared.Contains(assemblyName.Name) || assemblyName.Name!.StartsWith("System.", StringComparison.Ordinal) || !File.Exists(file)
            ? null
            : LoadFromAssemblyPath(file);
    }
}
