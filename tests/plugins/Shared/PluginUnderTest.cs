using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SmartCampus.Plugins.Tests;

/// <summary>The plugin that this test project is for: its name is the project's without "Tests".</summary>
internal static class PluginUnderTest
{
    private const int Collections = 50;

    public static string Name { get; } = typeof(PluginUnderTest).Assembly.GetName().Name![..^".Tests".Length];

    private static string AssemblyFile => Path.Combine(AppContext.BaseDirectory, Name + ".dll");

    /// <summary>Loads the plugin in a context of its own, as in production, lets one of its drivers be used, unloads it, and demands that nothing stays behind.</summary>
    public static async Task UnloadAsync(string driver, Func<DriverDescriptor, Task> use)
    {
        WeakReference context = await UseAsync(driver, use);

        for (int i = 0; i < Collections && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }
        Assert.False(context.IsAlive, $"The plugin's load context is still alive after {Collections} collections.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAsync(string driver, Func<DriverDescriptor, Task> use)
    {
        var context = new PluginContext();
        await RunAsync(context, driver, use);
        context.Unload();
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task RunAsync(PluginContext context, string driver, Func<DriverDescriptor, Task> use) =>
        use(DriverReader.Read(context.LoadFromAssemblyPath(AssemblyFile), AppContext.BaseDirectory).Single(d => d.Model.Id == driver));

    /// <summary>Private to the plugin: its own assembly and its libraries. Everything else comes from the host, as in production.</summary>
    private sealed class PluginContext() : AssemblyLoadContext("plugin", isCollectible: true)
    {
        private static readonly string[] OfTheHost = ["SmartCampus.", "System.", "Microsoft."];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
            return OfTheHost.Any(o => assemblyName.Name!.StartsWith(o, StringComparison.Ordinal)) || !File.Exists(file) ? null : LoadFromAssemblyPath(file);
        }
    }
}
