using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SmartCampus.Plugins.Milesight.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded.</summary>
public sealed class UnloadTests
{
    [Fact]
    public async Task Unload_AfterMessages_ContextIsCollected()
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
        Assembly plugin = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SmartCampus.Plugins.Milesight.dll"));
        DriverDescriptor driver = DriverReader.Read(plugin, AppContext.BaseDirectory).Single(d => d.Model.Id == "milesight.vs321");
        var device = new TestDeviceContext { Time = new ManualTime() };
        await using DriverRun run = await DriverRun.StartAsync(driver, $$"""{ "devEui": "{{Bodies.Eui}}" }""", device);
        await run.PushAsync(new PushMessage(Bodies.Bytes(Bodies.ChirpStack("05 FD 07 00")), "application/json", device.Time.GetUtcNow()));
        Assert.Equal(7, device.Latest("occupancy.count")!.Value.Value.Number);
    }

    private sealed class PluginContext() : AssemblyLoadContext("milesight", isCollectible: true);
}
