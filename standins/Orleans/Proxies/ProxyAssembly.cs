using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.StandIn.Proxies;

/// <summary>One dynamic module per assembly with grain interfaces; it may use that assembly's internal types, and ours.</summary>
internal static class ProxyAssembly
{
    private static readonly ConcurrentDictionary<Assembly, Lazy<ModuleBuilder>> Modules = new();
    private static int _counter;

    public static TypeBuilder DefineType(Assembly interfaces, string name, Type parent, Type[] implemented)
    {
        ModuleBuilder module = Modules.GetOrAdd(interfaces, static key => new(() => Define(key))).Value;
        return module.DefineType(
            $"{name}_{Interlocked.Increment(ref _counter)}", TypeAttributes.Class | TypeAttributes.Public | TypeAttributes.Sealed, parent, implemented);
    }

    private static ModuleBuilder Define(Assembly interfaces)
    {
        AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName($"Orleans.StandIn.Proxies.{interfaces.GetName().Name}"), AssemblyBuilderAccess.Run);
        ConstructorInfo ignore = typeof(System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        assembly.SetCustomAttribute(new CustomAttributeBuilder(ignore, [typeof(ProxyAssembly).Assembly.GetName().Name!]));
        assembly.SetCustomAttribute(new CustomAttributeBuilder(ignore, [interfaces.GetName().Name!]));
        return assembly.DefineDynamicModule("proxies");
    }
}
