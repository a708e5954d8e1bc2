using System.Reflection;
using System.Runtime.Loader;

namespace McMaster.NETCore.Plugins;

/// <summary>The names of all assemblies that some assemblies refer to, themselves included, as the host resolves them.</summary>
internal static class SharedClosure
{
    public static HashSet<string> Of(IEnumerable<AssemblyName> roots, AssemblyLoadContext host)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<AssemblyName>(roots);
        while (waiting.TryDequeue(out AssemblyName? name))
        {
            if (name.Name is null || !found.Add(name.Name))
                continue;
            foreach (AssemblyName reference in host.LoadFromAssemblyName(name).GetReferencedAssemblies())
                waiting.Enqueue(reference);
        }
        return found;
    }
}
