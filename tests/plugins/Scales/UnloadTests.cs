using SmartCampus.Plugins.Tests;

namespace SmartCampus.Plugins.Scales.Tests;

/// <summary>Nothing of the plugin stays behind after it was used and unloaded.</summary>
public sealed class UnloadTests
{
    [Fact]
    public Task Unload_AfterWeighingAndTaring_ContextIsCollected() => PluginUnderTest.UnloadAsync("scales.mt-sics", async driver =>
    {
        var scale = new SicsScale();
        await using ScalePeer peer = new(scale.Answer);
        using var line = new TcpTestLine(peer.Line);
        var device = new TestDeviceContext(line) { Time = TimeProvider.System };
        await using DriverRun run = await DriverRun.StartAsync(driver, $$"""{ "line": "{{peer.Line}}", "timeout": 30 }""", device);
        await run.CommandAsync("scale.tare");
        Assert.Equal("0.00", device.Latest("scale.weight")!.Value.Value.ToString());
    });
}
