using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SmartCampus.Plugins.Shelly.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded, though WebSockets and timers are rooted elsewhere.</summary>
public sealed class UnloadTests
{
    [Fact]
    public async Task Unload_AfterNotificationsAndCommands_ContextIsCollected()
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
        var time = new ManualTime();
        using var device = new FakeShelly();
        using var line = new TcpTestLine(device.Address);
        Assembly plugin = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SmartCampus.Plugins.Shelly.dll"));
        DriverDescriptor driver = DriverReader.Read(plugin, AppContext.BaseDirectory).Single();
        await using DriverRun run = await DriverRun.StartAsync(driver, Shipped.Settings(device), new TestDeviceContext(line) { Time = time });
        await device.SayAsync("NotifyStatus", """ "switch:0":{"id":0,"output":true} """);
        await run.CommandAsync("switch.turnOff");
    }

    private sealed class PluginContext() : AssemblyLoadContext("shelly", isCollectible: true);
}
