using System.Reflection;
using Orleans.StandIn.Serialization;

namespace Orleans.StandIn.Silo;

/// <summary>Grain classes, interfaces and converters of the assemblies that are built against this one.</summary>
internal sealed class GrainAssemblies
{
    private static readonly string Own = typeof(GrainAssemblies).Assembly.GetName().Name!;

    private GrainAssemblies(IReadOnlyList<Assembly> assemblies)
    {
        Type[] types = [.. assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.IsGenericTypeDefinition)];
        GrainClasses = [.. types.Where(IsGrainClass)];
        Interfaces = [.. types.Where(type => type.IsInterface && IsCallable(type))];
        foreach (Type converter in types.Where(type => !type.IsInterface && type.IsDefined(typeof(RegisterConverterAttribute))))
            Converters.Register(converter);
    }

    public IReadOnlyList<Type> GrainClasses { get; }

    public IReadOnlyList<Type> Interfaces { get; }

    public static GrainAssemblies Scan() => new(Find());

    private static bool IsCallable(Type type) =>
        typeof(IAddressable).IsAssignableFrom(type)
            && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type))
            && type.Assembly != typeof(IGrain).Assembly;

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(type) && !typeof(GrainReference).IsAssignableFrom(type);

    // From the entry assembly and what is loaded, through the references; the framework's are not looked into.
    private static List<Assembly> Find()
    {
        Dictionary<string, Assembly> known = [];
        Queue<Assembly> queue = new(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && !assembly.IsCollectible));
        List<Assembly> found = [];
        while (queue.TryDequeue(out Assembly? assembly))
        {
            string name = assembly.GetName().Name!;
            if (IsFramework(name) || !known.TryAdd(name, assembly))
                continue;
            AssemblyName[] references = assembly.GetReferencedAssemblies();
            if (references.Any(reference => reference.Name == Own))
                found.Add(assembly);
            foreach (AssemblyName reference in references.Where(reference => !IsFramework(reference.Name!) && !known.ContainsKey(reference.Name!)))
            {
                if (TryLoad(reference) is { } loaded)
                    queue.Enqueue(loaded);
            }
        }

        return found;
    }

    private static bool IsFramework(string name) =>
        name == Own || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name is "System" or "mscorlib" or "netstandard";

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            // A reference that is compiled against but not shipped holds no grains of this program.
            return null;
        }
    }
}
