using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>A driver that takes messages, on the host's own context; the test says what it does with each.</summary>
internal sealed class PushRun : IPushReceiver, IDisposable
{
    private readonly PollWheel wheel = new(TimeProvider.System);
    private readonly CancellationTokenSource end = new();
    private readonly PollSignal signal;
    private readonly DeviceContext context;

    public PushRun()
    {
        signal = new PollSignal(wheel);
        var reports = new ReportBuffer("sensor", 1, Grain, wheel, TimeProvider.System, NullLogger.Instance, end.Token);
        var runner = new CommandRunner("sensor", Grain, reports, TimeProvider.System, NullLogger.Instance);
        var watchdog = new Watchdog(wheel, TimeSpan.FromMinutes(10), () => { });
        var parts = new DeviceContextParts(
            reports, new CommandQueue(), Pushes, runner, signal, wheel, new FirstRound(wheel), watchdog, TimeProvider.System, NullLogger.Instance, () => { });
        context = new DeviceContext("sensor", null, parts, end.Token) { Receiver = this };
        reports.Set(Link.Waiting);
    }

    public ReportingGrain Grain { get; } = new();

    public PushQueue Pushes { get; } = new();

    public Func<PushMessage, PushOutcome> OnMessage { get; set; } = _ => PushOutcome.Taken;

    public string PushAddress => "sensor-1";

    public PushOutcome Receive(PushMessage message) => OnMessage(message);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
            await context.WaitAsync(Task.Delay(Timeout.Infinite, cancellationToken), cancellationToken);
    }

    /// <summary>Starts the driver, until the test's end.</summary>
    public Task Start() => RunAsync(end.Token);

    public async Task<PushResult> PushAsync(string body)
    {
        var delivery = new PushDelivery(new PushMessage(System.Text.Encoding.UTF8.GetBytes(body), "", TimeProvider.System.GetUtcNow()));
        Pushes.Add(delivery);
        signal.Wake();
        return await Eventually.GetAsync(delivery.Result, $"the result of message '{body}'");
    }

    /// <summary>Waits until the grain has heard of this link last.</summary>
    public Task SeeLinkAsync(Link link) => Eventually.BeAsync(() => Grain.Reports is [.., var last] && last.Link == link, $"{link}");

    public void Dispose()
    {
        end.Cancel();
        signal.Wake();
        wheel.Dispose();
        end.Dispose();
    }
}
