using System.Text.Json;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>
/// One device's supervision: make the driver, run it, on failure back off and run it again, until stopped. Whatever the plugin throws
/// is the device's status. A driver that does not come back is fenced: its device is in plugin fault, nothing else stops.
/// </summary>
internal sealed partial class DriverSession : IDisposable
{
    private const int ShortestAddress = 4;

    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource end = new();
    private readonly CommandQueue commands = new();
    private readonly PushQueue pushes = new();
    private readonly Backoff backoff = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10), Random.Shared);
    private readonly DeviceConfiguration configuration;
    private readonly DriverSessionServices services;
    private readonly ReportBuffer reports;
    private readonly CommandRunner runner;
    private readonly PollSignal signal;
    private readonly Watchdog watchdog;
    private readonly long startedAt;
    private readonly ILogger logger;
    private readonly TaskCompletionSource fence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DeviceContext? concurrent;
    private volatile string? pushAddress;
    private volatile bool isStarting = true;
    private Task running = Task.CompletedTask;

    public DriverSession(DeviceConfiguration configuration, IDeviceGrain device, DriverSessionServices services)
    {
        this.configuration = configuration;
        this.services = services;
        startedAt = services.Time.GetTimestamp();
        logger = services.Loggers.CreateLogger($"SmartCampus.Device.{configuration.Driver}");
        reports = new ReportBuffer(configuration.Id, services.Plugins.Find(configuration.Driver)?.Model.Properties.Count ?? 0, device, services.Wheel, services.Time, logger, end.Token);
        runner = new CommandRunner(configuration.Id, device, reports, services.Time, logger);
        signal = new PollSignal(services.Wheel);
        watchdog = new Watchdog(services.Wheel, HangLimit, Fence);
    }

    public string Driver => configuration.Driver;

    /// <summary>What messages for this device name it by; <see langword="null"/> when it takes none.</summary>
    public string? PushAddress => pushAddress;

    /// <summary>True until the driver has been made, or could not be, or takes too long: until then nobody knows which messages are its own.</summary>
    public bool IsStarting => isStarting && services.Time.GetElapsedTime(startedAt) < HangLimit;

    /// <summary>Starts it; returns how old the last report may become before the data are stale, where the settings tell.</summary>
    public TimeSpan? Start()
    {
        DriverDescriptor? descriptor = services.Plugins.Find(configuration.Driver);
        object? settings = descriptor is null ? null : ReadSettings(descriptor);
        if (descriptor is null)
            Down(new DeviceError(ErrorCode.NotConfigured, "driverMissing", $"No loaded plugin offers driver '{configuration.Driver}'."), null);
        running = Task.Run(() => SuperviseAsync(descriptor, settings));
        return settings is null ? null : DriverSettings.StaleAfter(settings);
    }

    public void Submit(SessionCommand command)
    {
        if (concurrent is { } context)
        {
            _ = context.RunAsync(command);
            return;
        }
        commands.Add(command);
        signal.Wake();
    }

    public Task<PushResult> DeliverAsync(PushMessage message)
    {
        var delivery = new PushDelivery(message);
        pushes.Add(delivery);
        signal.Wake();
        return delivery.Result;
    }

    /// <summary>Ends the driver; waits at most 5 s for it.</summary>
    public async Task StopAsync()
    {
        await end.CancelAsync();
        signal.Wake();
        if (await Task.WhenAny(running, Task.Delay(StopLimit, services.Time)) != running)
            LogFenced(configuration.Id, "it does not stop");
    }

    public void Dispose()
    {
        watchdog.Rest();
        end.Dispose();
    }

    private async Task SuperviseAsync(DriverDescriptor? descriptor, object? settings)
    {
        try
        {
            if (descriptor is not null && settings is not null)
                await RunAsync(descriptor, settings);
            await RefuseUntilEndAsync();
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Stopped: the end of every session.
        }
        finally
        {
            watchdog.Rest();
            pushes.Close();
        }
    }

    private object? ReadSettings(DriverDescriptor descriptor)
    {
        using JsonDocument json = JsonDocument.Parse(configuration.Settings);
        object? settings = SettingsReader.Read(descriptor.SettingsType, json.RootElement, out IReadOnlyList<SettingsProblem> problems);
        if (settings is null)
            Down(new DeviceError(ErrorCode.NotConfigured, "settings", string.Join(" ", problems.Select(p => p.Message))), null);
        return settings;
    }

    private async Task RunAsync(DriverDescriptor descriptor, object settings)
    {
        using LineHandle? line = DriverSettings.OpenLine(settings, services.Lines, configuration.Id);
        var parts = new DeviceContextParts(
            reports, commands, pushes, runner, signal, services.Wheel, services.FirstRound, watchdog, services.Time, logger, backoff.Reset);
        var context = new DeviceContext(configuration.Id, line, parts, end.Token);
        IDriver? driver = null;
        try
        {
            while (!end.IsCancellationRequested)
            {
                Exception? failure = null;
                try
                {
                    watchdog.Work();
                    Task run = Task.Run(async () => // so that one that keeps its thread, be it in its constructor, keeps not ours
                    {
                        driver ??= Create(descriptor, settings, context);
                        isStarting = false;
                        if (!fence.Task.IsCompleted)
                            await driver.RunAsync(end.Token);
                    });
                    await (await Task.WhenAny(run, fence.Task));
                    if (fence.Task.IsCompleted)
                        return;
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    // The plugin border: whatever a driver throws is its device's status.
                    failure = e;
                    isStarting = false;
                }
                watchdog.Rest();
                if (end.IsCancellationRequested)
                    return;
                DeviceError error = ErrorOf(failure);
                Down(error, line?.IsFailed == true ? line.Address : null);
                await PauseAsync(failure);
            }
        }
        finally
        {
            concurrent = null;
            await DriverEnd.DisposeAsync(driver, configuration.Id, logger);
        }
    }

    private IDriver Create(DriverDescriptor descriptor, object settings, DeviceContext context)
    {
        IDriver driver = descriptor.Create(settings, context);
        context.Execute = (call, cancellationToken) => descriptor.Execute(driver, call, cancellationToken);
        if (driver is IConcurrentCommands)
            concurrent = context;
        if (driver is IPushReceiver receiver)
            Listen(receiver, context);
        return driver;
    }

    private void Listen(IPushReceiver receiver, DeviceContext context)
    {
        if (receiver.PushAddress is not { Length: >= ShortestAddress } address)
            throw new InvalidOperationException($"The driver's push address is '{receiver.PushAddress}'; it must have at least {ShortestAddress} characters.");
        context.Receiver = receiver;
        pushAddress = address;
        reports.Set(Link.Waiting);
    }

    /// <summary>Backs off; a command or a message ends the pause, as a probe. Commands that came while the device could not be reached have failed by then.</summary>
    private async Task PauseAsync(Exception? failure)
    {
        await FailWaitingAsync(ErrorOf(failure).Reason);
        long until = services.Wheel.Now + (long)backoff.Next().TotalMilliseconds;
        while (services.Wheel.Now < until && commands.IsEmpty && pushes.IsEmpty && !end.IsCancellationRequested)
            await signal.WaitAsync(until);
    }

    private async Task RefuseUntilEndAsync()
    {
        isStarting = false;
        while (!end.IsCancellationRequested)
        {
            string reason = fence.Task.IsCompleted ? CommandReasons.PluginFault : "notConfigured";
            await FailWaitingAsync(reason);
            pushes.RefuseAll(reason);
            await signal.WaitAsync(services.Wheel.Now + 1000);
        }
    }

    private async Task FailWaitingAsync(string reason)
    {
        while (commands.Take() is { } command)
            await runner.FailAsync(command, reason);
    }

    private static DeviceError ErrorOf(Exception? failure) => failure switch
    {
        DeviceException e => e.Error,
        null => new DeviceError(ErrorCode.NotConfigured, CommandReasons.PluginFault, "The driver ended by itself."),
        _ => new DeviceError(ErrorCode.NotConfigured, CommandReasons.PluginFault, $"{failure.GetType().Name}: {failure.Message}"),
    };

    private void Down(DeviceError error, string? cause)
    {
        reports.Set(Link.Down(error, cause));
        reports.Flush();
    }

    private void Fence()
    {
        LogFenced(configuration.Id, $"it has not come back for {HangLimit.TotalSeconds} s");
        Down(new DeviceError(ErrorCode.NotConfigured, CommandReasons.PluginFault, "The driver hangs; it was fenced off."), null);
        fence.TrySetResult();
    }

    [LoggerMessage(1, LogLevel.Error, "{Device}: its driver is fenced off, {Why}")]
    private partial void LogFenced(string device, string why);
}
