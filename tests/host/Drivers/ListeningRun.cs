using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Lines;
using SmartCampus.Host.Tests.Lines;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>A <see cref="LineTeller"/> on the host's own context, line and watchdog, with a real socket as its device.</summary>
internal sealed class ListeningRun : IAsyncDisposable
{
    private readonly TcpPeer peer = new();
    private readonly LineHub hub = LineTests.NewHub();
    private readonly PollWheel wheel;
    private readonly CommandQueue commands = new();
    private readonly CancellationTokenSource end = new();
    private readonly LineHandle line;
    private readonly PollSignal signal;
    private readonly Watchdog watchdog;
    private Socket? device;

    /// <param name="silence">The driver's limit.</param>
    /// <param name="watched">The clock of reports and watchdog; the system's by default.</param>
    public ListeningRun(TimeSpan silence, TimeProvider? watched = null)
    {
        wheel = new PollWheel(watched ?? TimeProvider.System);
        line = hub.Open(peer.Address, "teller");
        signal = new PollSignal(wheel);
        watchdog = new Watchdog(wheel, HangLimit, () => Fenced.TrySetResult());
        var reports = new ReportBuffer("teller", 1, Grain, wheel, TimeProvider.System, NullLogger.Instance, end.Token);
        var runner = new CommandRunner("teller", Grain, reports, TimeProvider.System, NullLogger.Instance);
        var parts = new DeviceContextParts(
            reports, commands, new PushQueue(), runner, signal, wheel, new FirstRound(wheel), watchdog, TimeProvider.System, NullLogger.Instance, () => Online.TrySetResult());
        var context = new DeviceContext("teller", line, parts, end.Token);
        Driver = new LineTeller(context, silence);
        context.Execute = (call, cancellationToken) => Driver.AskAsync(call.Name, cancellationToken);
    }

    /// <summary>How long the driver may stay away.</summary>
    public static TimeSpan HangLimit => TimeSpan.FromMinutes(1);

    public ReportingGrain Grain { get; } = new();

    public LineTeller Driver { get; }

    /// <summary>Done when the watchdog has barked.</summary>
    public TaskCompletionSource Fenced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the device counts as online.</summary>
    public TaskCompletionSource Online { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The driver's run.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the driver, as the session does, and accepts its connection.</summary>
    public async Task StartAsync()
    {
        watchdog.Work();
        Running = Task.Run(() => Driver.RunAsync(end.Token));
        device = await peer.AcceptAsync();
        await HearAsync("go");
    }

    /// <summary>The device says something.</summary>
    public Task SayAsync(string text) => device!.SendAsync(Encoding.ASCII.GetBytes(text)).WaitAsync(LineTests.Patience);

    /// <summary>The device hears this line, and nothing before it.</summary>
    public async Task HearAsync(string text)
    {
        byte[] wanted = Encoding.ASCII.GetBytes(text + "\n");
        byte[] buffer = new byte[wanted.Length];
        for (int count = 0; count < wanted.Length;)
        {
            int more = await device!.ReceiveAsync(buffer.AsMemory(count)).AsTask().WaitAsync(LineTests.Patience);
            Assert.NotEqual(0, more);
            count += more;
        }
        Assert.Equal(wanted, buffer);
    }

    public void Submit(string id, string text)
    {
        var call = new CommandCall(text, new Dictionary<string, PropertyValue>());
        commands.Add(new SessionCommand(id, call, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1)));
        signal.Wake();
    }

    /// <summary>Stops the driver; true when it has ended.</summary>
    public async Task StopAsync()
    {
        await end.CancelAsync();
        signal.Wake();
        await Task.WhenAny(Running).WaitAsync(LineTests.Patience);
    }

    public Task SeeAsync(int number) =>
        Eventually.BeAsync(() => Grain.Reports.SelectMany(r => r.Readings).LastOrDefault() is { Value.IsNone: false } r && r.Value.Number == number, $"the number {number}");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        device?.Dispose();
        line.Dispose();
        await hub.DisposeAsync();
        peer.Dispose();
        wheel.Dispose();
        end.Dispose();
    }
}
