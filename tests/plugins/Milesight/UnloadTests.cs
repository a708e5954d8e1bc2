using SmartCampus.Plugins.Tests;

namespace SmartCampus.Plugins.Milesight.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded.</summary>
public sealed class UnloadTests
{
    [Fact]
    public Task Unload_AfterMessages_ContextIsCollected() => PluginUnderTest.UnloadAsync("milesight.vs321", async driver =>
    {
        var device = new TestDeviceContext { Time = new ManualTime() };
        await using DriverRun run = await DriverRun.StartAsync(driver, $$"""{ "devEui": "{{Bodies.Eui}}" }""", device);
        await run.PushAsync(new PushMessage(Bodies.Bytes(Bodies.ChirpStack("05 FD 07 00")), "application/json", device.Time.GetUtcNow()));
        Assert.Equal(7, device.Latest("occupancy.count")!.Value.Value.Number);
    });
}
