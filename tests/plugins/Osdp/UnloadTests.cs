using SmartCampus.Plugins.Osdp.Tests.Driver;
using SmartCampus.Plugins.Osdp.Tests.Reader;
using SmartCampus.Plugins.Tests;

namespace SmartCampus.Plugins.Osdp.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded.</summary>
public sealed class UnloadTests
{
    [Fact]
    public Task Unload_AfterPollsAndCommands_ContextIsCollected() => PluginUnderTest.UnloadAsync("osdp.door", async driver =>
    {
        var time = new ManualTime { PassesDelays = true };
        var device = new TestDeviceContext(DoorTest.LineTo(new TestReader(5, DoorTest.Key) { Time = time }, time)) { Time = time };
        await using DriverRun run = await DriverRun.StartAsync(driver, DoorTest.Settings("tcp://line:4001", DoorTest.WithKey()), device);
        await run.CommandAsync("lock.unlock");
        await run.PollAsync();
        Assert.Equal("unlocked", device.Value("lock.state"));
    });
}
