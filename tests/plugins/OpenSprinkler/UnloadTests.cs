using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SmartCampus.Plugins.OpenSprinkler.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded, though HTTP keeps much in statics.</summary>
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
        var time = new ManualTime { PassesDelays = true };
        using var controller = new FakeController(time);
        using var line = new TcpTestLine(controller.Address);
        Assembly plugin = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SmartCampus.Plugins.OpenSprinkler.dll"));
        DriverDescriptor driver = DriverReader.Read(plugin, AppContext.BaseDirectory).Single();
        await using DriverRun run = await DriverRun.StartAsync(driver, Shipped.Settings(controller), new TestDeviceContext(line) { Time = time });
        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(5)));
        await run.PollAsync();
    }

    private sealed class PluginContext() : AssemblyLoadContext("opensprinkler", isCollectible: true);
}
