using System.Runtime.CompilerServices;
using System.Text.Json;
using SmartCampus.Host.Plugins;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Plugins;

/// <summary>A thousand times: load, read settings, run a driver, command it, stop, unload. Nothing may stay.</summary>
[Collection(nameof(AloneCollection))] // it measures the heap of the whole process
public sealed class PluginUnloadTests
{
    private const int WarmUpRounds = 4; // caches fill, code is compiled in its last tier
    private const int Rounds = 10;
    private const int CyclesInARound = 100;

    [Fact]
    public async Task ReloadAsync_AThousandCycles_MemoryStaysFlatAndEveryContextIsCollected()
    {
        using var folder = new PluginFolder();
        folder.Put("Good", "Good");
        folder.Delete("Good", "profiles/lamp.yaml"); // compiling the YAML reader anew takes 100 ms a time; the next test does it
        folder.Write("Good", "profiles/readme.txt", []);
        await using PluginHost host = folder.NewHost();
        var heap = new List<long>();

        for (int round = -WarmUpRounds; round < Rounds; round++)
        {
            for (int cycle = 0; cycle < CyclesInARound; cycle++)
                await CycleAsync(host, "good.lamp");
            Assert.True(await host.UnloadAsync("Good", default));
            Assert.Empty(await host.CollectAsync(default));
            if (round >= 0)
                heap.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        // One context is above 100 kB: 500 that stayed would be 50 MB. A late compilation or a pool may still add some kB.
        long grown = heap[(Rounds / 2)..].Min() - heap[..(Rounds / 2)].Min();
        Assert.True(grown < 1_000_000, $"{Rounds / 2 * CyclesInARound} cycles left {grown} bytes: {string.Join(", ", heap)}.");
    }

    [Fact]
    public async Task UnloadAsync_DriverFromAProfileHasRun_NothingStays()
    {
        using var folder = new PluginFolder();
        folder.Put("Good", "Good");
        await using PluginHost host = folder.NewHost();

        for (int cycle = 0; cycle < 3; cycle++)
        {
            await CycleAsync(host, "good.profile-lamp");
            Assert.True(await host.UnloadAsync("Good", default));
        }
    }

    private static async Task CycleAsync(PluginHost host, string driver)
    {
        Assert.Equal(PluginState.Loaded, (await host.ReloadAsync("Good", default)).State);
        await RunOnceAsync(host, driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task RunOnceAsync(PluginHost host, string id)
    {
        DriverDescriptor descriptor = host.Find(id)!;
        _ = SettingsSchema.Of(descriptor.SettingsType);
        using JsonDocument json = JsonDocument.Parse("""{"color":"red","interval":1}""");
        object settings = SettingsReader.Read(descriptor.SettingsType, json.RootElement, out _)!;
        var device = new RunningDevice();
        IDriver driver = descriptor.Create(settings, device);
        using var stop = new CancellationTokenSource();

        Task running = driver.RunAsync(stop.Token);
        await device.FirstWait.WaitAsync(TimeSpan.FromSeconds(20));
        var call = new CommandCall("lamp.paint", new Dictionary<string, PropertyValue> { ["color"] = PropertyValue.Of("green") });
        await descriptor.Execute(driver, call, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal("red", device.Readings.Single().Value.Text);
    }
}
