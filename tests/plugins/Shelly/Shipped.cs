namespace SmartCampus.Plugins.Shelly.Tests;

/// <summary>The plugin as the platform sees it.</summary>
internal static class Shipped
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static DriverDescriptor Switch() => DriverReader.Read(typeof(ShellyDrivers).Assembly, AppContext.BaseDirectory).Single(d => d.Model.Id == "shelly.switch");

    public static string Settings(FakeShelly device, int channel = 0, string password = "") =>
        $$"""{"line": "{{device.Address}}", "channel": {{channel}}, "password": "{{password}}"}""";

    public static Task<DriverRun> RunAsync(FakeShelly device, TestDeviceContext context, int channel = 0, string password = "") =>
        DriverRun.StartAsync(Switch(), Settings(device, channel, password), context);

    /// <summary>Waits until the driver gives up, and returns why.</summary>
    public static async Task<DeviceException> EndAsync(DriverRun run)
    {
        DeviceException? end = null;
        using var patience = new CancellationTokenSource(Patience);
        while (end is null)
        {
            Assert.False(patience.IsCancellationRequested, $"The driver has not given up within {Patience.TotalSeconds} s.");
            await Task.Delay(5);
            end = (DeviceException?)await Record.ExceptionAsync(run.PollAsync);
        }
        return end;
    }

    /// <summary>Waits until something is so; the device speaks by itself, and nobody can say when.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"Within {Patience.TotalSeconds} s: not {what}.");
            await Task.Delay(5);
        }
    }
}
