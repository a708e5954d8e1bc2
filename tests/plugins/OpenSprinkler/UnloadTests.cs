using SmartCampus.Plugins.Tests;

namespace SmartCampus.Plugins.OpenSprinkler.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded, though HTTP keeps much in statics.</summary>
public sealed class UnloadTests
{
    [Fact]
    public Task Unload_AfterPollsAndCommands_ContextIsCollected() => PluginUnderTest.UnloadAsync("opensprinkler.station", async driver =>
    {
        var time = new ManualTime { PassesDelays = true };
        using var controller = new FakeController(time);
        using var line = new TcpTestLine(controller.Address);
        await using DriverRun run = await DriverRun.StartAsync(driver, Shipped.Settings(controller), new TestDeviceContext(line) { Time = time });
        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(5)));
        await run.PollAsync();
    });
}
