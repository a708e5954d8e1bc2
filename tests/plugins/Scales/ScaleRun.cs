using System.Diagnostics;

namespace SmartCampus.Plugins.Scales.Tests;

/// <summary>One of the plugin's drivers on a real line, run as the platform runs it.</summary>
internal sealed class ScaleRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly IReadOnlyList<DriverDescriptor> Drivers = DriverReader.Read(typeof(ScaleDrivers).Assembly, AppContext.BaseDirectory);

    private readonly StreamTestLine line;

    private ScaleRun(StreamTestLine line, TestDeviceContext device, DriverRun run) => (this.line, Device, Driver) = (line, device, run);

    public TestDeviceContext Device { get; }

    public DriverRun Driver { get; }

    public static DriverDescriptor Descriptor(string id) => Drivers.Single(d => d.Model.Id == id);

    /// <summary>Starts a driver; returns when it waits for the first time: polled once, or heard.</summary>
    /// <param name="id">The driver's id.</param>
    /// <param name="address">The line.</param>
    /// <param name="more">Settings beside the line, as JSON members.</param>
    public static async Task<ScaleRun> StartAsync(string id, string address, string more = "\"timeout\": 30")
    {
        StreamTestLine line = address.StartsWith("tcp:", StringComparison.Ordinal) ? new TcpTestLine(address) : new PtyTestLine(address);
        var device = new TestDeviceContext(line) { Time = TimeProvider.System };
        try
        {
            return new ScaleRun(line, device, await DriverRun.StartAsync(Descriptor(id), $$"""{ "line": "{{address}}", {{more}} }""", device));
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    /// <summary>The last value of a property as text with its unit, or <c>!</c> and the reason; empty when never reported.</summary>
    public string Value(string property) => Device.Latest(property) is not { } reading
        ? ""
        : reading.Error is { } error ? "!" + error.Reason : reading.Unit is null ? reading.Value.ToString() : $"{reading.Value} {reading.Unit}";

    /// <summary>Waits until a property has this value; see <see cref="Value"/>.</summary>
    public Task SeeAsync(string property, string value) => SeeAsync(() => Value(property) == value, () => $"{property} is '{Value(property)}'; it must become '{value}'");

    public static async Task SeeAsync(Func<bool> isTrue, Func<string> what)
    {
        for (long start = Stopwatch.GetTimestamp(); !isTrue(); await Task.Delay(10))
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"Not seen within {Patience.TotalSeconds} s: {what()}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Driver.DisposeAsync();
        line.Dispose();
    }
}
