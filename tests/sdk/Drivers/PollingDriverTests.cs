using SmartCampus.Sdk.Testing;

namespace SmartCampus.Sdk.Tests.Drivers;

/// <summary>The polling driver and the kit's <see cref="DriverRun"/> together.</summary>
public sealed class PollingDriverTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Run_Started_PollsAndWaits()
    {
        var context = new TestDeviceContext { Time = time };

        await using DriverRun run = await RunAsync(context);

        Assert.Equal(new Reading("switch.on", PropertyValue.Of(false), time.GetUtcNow()), Assert.Single(context.Readings));
    }

    [Fact]
    public async Task Poll_IntervalPasses_PollsAgain()
    {
        var context = new TestDeviceContext { Time = time };
        await using DriverRun run = await RunAsync(context);
        DateTimeOffset start = time.GetUtcNow();

        await run.PollAsync();

        Assert.Equal(2, context.Readings.Count);
        Assert.Equal(TimeSpan.FromSeconds(2), time.GetUtcNow() - start);
    }

    [Fact]
    public async Task Command_InsideTheWait_PollFollowsAtOnce()
    {
        var context = new TestDeviceContext { Time = time };
        await using DriverRun run = await RunAsync(context);
        DateTimeOffset start = time.GetUtcNow();

        await run.CommandAsync("switch.turnOn");

        Assert.Equal((true, start), (context.Latest("switch.on")!.Value.Value.Boolean, context.Latest("switch.on")!.Value.Time));
    }

    [Fact]
    public async Task Command_Fails_DriverGoesOn()
    {
        var context = new TestDeviceContext { Time = time };
        await using DriverRun run = await RunAsync(context);

        await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("dimmer.refuse"));
        await run.PollAsync();

        Assert.Equal(3, context.Readings.Count);
    }

    [Fact]
    public async Task Start_BadSettings_SaysWhichAndWhy()
    {
        DriverDescriptor lamp = DriverReader.Describe(typeof(LampDriver));

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() => DriverRun.StartAsync(lamp, """{ "interval": 0 }""", new TestDeviceContext()));

        Assert.StartsWith("'interval' is 0; it must be from 0.1 to 3600 s", e.Message, StringComparison.Ordinal);
    }

    private static Task<DriverRun> RunAsync(TestDeviceContext context) =>
        DriverRun.StartAsync(DriverReader.Describe(typeof(LampDriver)), """{ "interval": 2 }""", context);
}
