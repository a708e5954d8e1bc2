using SmartCampus.Plugins.Tests;

namespace SmartCampus.Plugins.Modbus.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded.</summary>
public sealed class UnloadTests
{
    [Fact]
    public Task Unload_AfterPollsAndCommands_ContextIsCollected() => PluginUnderTest.UnloadAsync("modbus.relay-lock", async driver =>
    {
        var device = new TestDeviceContext(new YieldingLine(new FakeSlave(tcp: true)));
        await using DriverRun run = await DriverRun.StartAsync(driver, Shipped.Settings("tcp://board:502"), device);
        await run.CommandAsync("lock.unlock", ("hold", PropertyValue.Of(5)));
        await run.PollAsync();
    });
}
