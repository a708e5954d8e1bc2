using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SmartCampus.Plugins.Modbus.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded.</summary>
public sealed class UnloadTests
{
    [Fact]
    public async Task Unload_AfterPollsAndCommands_ContextIsCollected()
    {
        WeakReference context = await UseAsync();

        for (int i = 0; i < 50 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.False(context.IsAlive, "The plugin's load context is still alive after 50 collections.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAsync()
    {
        var context = new PluginContext();
        await RunAsync(context);
        context.Unload();
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task RunAsync(PluginContext context)
    {
        Assembly plugin = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SmartCampus.Plugins.Modbus.dll"));
        DriverDescriptor driver = DriverReader.Read(plugin, AppContext.BaseDirectory).Single(d => d.Model.Id == "modbus.relay-lock");
        var device = new TestDeviceContext(new YieldingLine(new FakeSlave(tcp: true)));
        await using DriverRun run = await DriverRun.StartAsync(driver, Shipped.Settings("tcp://board:502"), device);
        await run.CommandAsync("lock.unlock", ("hold", PropertyValue.Of(5)));
        await run.PollAsync();
    }

    /// <summary>Private to the plugin: its own assembly and YAML. Everything else comes from the host, as in production.</summary>
    private sealed class PluginContext() : AssemblyLoadContext("modbus", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) =>
            name.Name == "YamlDotNet" ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "YamlDotNet.dll")) : null;
    }
}
