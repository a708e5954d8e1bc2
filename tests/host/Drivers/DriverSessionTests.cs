using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Lines;
using SmartCampus.Host.Plugins;
using SmartCampus.Host.Tests.Lines;
using SmartCampus.Host.Tests.Plugins;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk;
using ManualTime = SmartCampus.Sdk.Testing.ManualTime;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>A driver that hangs is fenced off, wherever it hangs: its device is in plugin fault, and its line is free for the others.</summary>
public sealed class DriverSessionTests : LineTests, IAsyncLifetime, IDisposable
{
    private readonly PluginFolder folder = new();
    private readonly ManualTime time = new();
    private readonly ReportingGrain grain = new();
    private readonly LineHub lines = NewHub();
    private readonly PluginHost plugins;
    private readonly PollWheel wheel;

    public DriverSessionTests()
    {
        folder.Put("Hanging", "Hanging");
        plugins = folder.NewHost();
        wheel = new PollWheel(time);
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("thread")]
    [InlineData("wait")]
    public async Task Run_DriverHangs_IsFencedAndItsLineIsFree(string where)
    {
        using var peer = new TcpPeer();
        using LineHandle neighbour = lines.Open(peer.Address, "neighbour");
        string settings = JsonSerializer.Serialize(new { line = peer.Address.ToString(), where });
        var configuration = new DeviceConfiguration("stuck", "stuck", "stuck", "campus", "hanging.device", settings, 1);
        using var session = new DriverSession(configuration, grain, new DriverSessionServices(lines, plugins, wheel, new FirstRound(wheel), time, NullLoggerFactory.Instance));
        session.Start();
        if (where != "constructor")
            await Eventually.BeAsync(() => peer.HasPending, "the driver's turn on the line");

        await Eventually.BeAsync(() => Fenced(), "the device in plugin fault");
        session.Submit(new SessionCommand("c1", new CommandCall("any", new Dictionary<string, PropertyValue>()), time.GetUtcNow().AddHours(1), IsRecorded: false));
        (await Take(neighbour)).Dispose();
        await Eventually.BeAsync(() => Advanced(1) && grain.Results.Count == 1, "the end of a command");

        Assert.Equal((CommandState.Failed, "pluginFault"), (grain.Results[0].State, grain.Results[0].Reason));
    }

    public Task InitializeAsync() => plugins.LoadAllAsync(default);

    public async Task DisposeAsync()
    {
        await lines.DisposeAsync();
        await plugins.DisposeAsync();
    }

    public void Dispose()
    {
        wheel.Dispose();
        folder.Dispose();
    }

    private bool Fenced() => Advanced(20) && grain.Reports is [.., { Link: { IsUp: false, Reason: "notConfigured.pluginFault" } }];

    /// <summary>By steps, so that a watch that is set meanwhile runs down too.</summary>
    private bool Advanced(int seconds)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        return true;
    }
}
