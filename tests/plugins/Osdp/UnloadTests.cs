using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SmartCampus.Plugins.Osdp.Tests.Driver;
using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests;

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
        Assembly plugin = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SmartCampus.Plugins.Osdp.dll"));
        DriverDescriptor driver = Assert.Single(DriverReader.Read(plugin, AppContext.BaseDirectory));
        var time = new ManualTime { PassesDelays = true };
        var device = new TestDeviceContext(DoorTest.LineTo(new TestReader(5, DoorTest.Key) { Time = time }, time)) { Time = time };
        await using DriverRun run = await DriverRun.StartAsync(driver, DoorTest.Settings("tcp://line:4001", DoorTest.WithKey()), device);
        await run.CommandAsync("lock.unlock");
        await run.PollAsync();
        Assert.Equal("unlocked", device.Value("lock.state"));
    }

    private sealed class PluginContext() : AssemblyLoadContext("osdp", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) => null; // everything else comes from the host, as in production
    }
}
