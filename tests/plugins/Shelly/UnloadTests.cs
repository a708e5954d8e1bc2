using SmartCampus.Plugins.Tests;

namespace SmartCampus.Plugins.Shelly.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded, though WebSockets and timers are rooted elsewhere.</summary>
public sealed class UnloadTests
{
    [Fact]
    public Task Unload_AfterNotificationsAndCommands_ContextIsCollected() => PluginUnderTest.UnloadAsync("shelly.switch", async driver =>
    {
        using var device = new FakeShelly();
        using var line = new TcpTestLine(device.Address);
        await using DriverRun run = await DriverRun.StartAsync(driver, Shipped.Settings(device), new TestDeviceContext(line) { Time = new ManualTime() });
        await device.SayAsync("NotifyStatus", """ "switch:0":{"id":0,"output":true} """);
        await run.CommandAsync("switch.turnOff");
    });
}
