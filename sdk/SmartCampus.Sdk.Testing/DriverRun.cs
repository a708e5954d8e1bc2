using System.Text.Json;

namespace SmartCampus.Sdk.Testing;

/// <summary>Runs one driver as the platform does: settings checked, commands inside its waits, one thing at a time. The test makes each step.</summary>
public sealed class DriverRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DriverDescriptor descriptor;
    private readonly TestDeviceContext context;
    private readonly IDriver driver;
    private readonly CancellationTokenSource stop = new();
    private Task running;

    private DriverRun(DriverDescriptor descriptor, object settings, TestDeviceContext context)
    {
        this.descriptor = descriptor;
        this.context = context;
        driver = descriptor.Create(settings, context);
        running = Task.Run(() => driver.RunAsync(stop.Token));
    }

    /// <summary>Starts a driver and returns when its first poll is done, that is, when it first waits.</summary>
    /// <param name="descriptor">The driver's descriptor.</param>
    /// <param name="settings">Its settings as a JSON object.</param>
    /// <param name="context">Its context; one for each run.</param>
    /// <exception cref="ArgumentException">The settings are bad; the message is every problem.</exception>
    /// <exception cref="DeviceException">The driver gave up.</exception>
    /// <exception cref="TimeoutException">The driver did not come to a wait within 30 s.</exception>
    public static async Task<DriverRun> StartAsync(DriverDescriptor descriptor, string settings, TestDeviceContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        using JsonDocument json = JsonDocument.Parse(settings);
        object record = SettingsReader.Read(descriptor.SettingsType, json.RootElement, out IReadOnlyList<SettingsProblem> problems)
            ?? throw new ArgumentException(string.Join("; ", problems.Select(p => p.Message)), nameof(settings));
        var run = new DriverRun(descriptor, record, context);
        await run.IdleAsync("come to its first wait").ConfigureAwait(false);
        return run;
    }

    /// <summary>Lets the interval pass that the driver waits for, and returns when it waits again.</summary>
    /// <exception cref="DeviceException">The driver gave up.</exception>
    /// <exception cref="TimeoutException">The driver did not come back to a wait within 30 s.</exception>
    public Task PollAsync()
    {
        context.Order(context.PassAsync);
        return IdleAsync("come back to its wait after a poll");
    }

    /// <summary>After the driver gave up: runs the same driver again, as the platform does after its back-off; returns when it waits.</summary>
    /// <exception cref="DeviceException">The driver gave up again.</exception>
    /// <exception cref="InvalidOperationException">The driver still runs.</exception>
    /// <exception cref="TimeoutException">The driver did not come to a wait within 30 s.</exception>
    public Task RestartAsync()
    {
        if (!running.IsCompleted)
            throw new InvalidOperationException("The driver still runs; only one that gave up is run again.");
        running = Task.Run(() => driver.RunAsync(stop.Token));
        return IdleAsync("come to its first wait again");
    }

    /// <summary>Runs a command inside the driver's wait and returns when the driver waits again.</summary>
    /// <param name="name">E.g. <c>valve.open</c>.</param>
    /// <param name="arguments">Names and values.</param>
    /// <exception cref="DeviceException">The command failed, or the driver gave up after it.</exception>
    /// <exception cref="TimeoutException">The driver did not come back to a wait within 30 s.</exception>
    public async Task CommandAsync(string name, params (string Name, PropertyValue Value)[] arguments)
    {
        var call = new CommandCall(name, arguments.ToDictionary(a => a.Name, a => a.Value));
        var outcome = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.Order(async _ =>
        {
            try
            {
                await descriptor.Execute(driver, call, stop.Token).ConfigureAwait(false);
                outcome.SetResult();
            }
            catch (Exception e) // Whatever the driver throws is the command's outcome; the test sees it.
            {
                outcome.SetException(e);
            }
        });
        await Task.WhenAny(outcome.Task, running, Task.Delay(Patience)).ConfigureAwait(false); // a driver that listens has come to waits before it
        Task idle = IdleAsync($"come back to its wait after {name}");
        await Task.WhenAny(idle).ConfigureAwait(false);
        if (outcome.Task.IsCompleted)
            await outcome.Task.ConfigureAwait(false);
        await idle.ConfigureAwait(false);
    }

    /// <summary>Gives a message to a driver that takes them, inside its wait; returns when the driver waits again.</summary>
    /// <param name="message">What a network server posted.</param>
    /// <exception cref="DeviceException">The driver refused the message, or gave up after it.</exception>
    /// <exception cref="InvalidCastException">The driver is no <see cref="IPushReceiver"/>.</exception>
    /// <exception cref="TimeoutException">The driver did not come back to a wait within 30 s.</exception>
    public async Task<PushOutcome> PushAsync(PushMessage message)
    {
        var receiver = (IPushReceiver)driver;
        var outcome = new TaskCompletionSource<PushOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        context.Order(_ =>
        {
            try
            {
                outcome.SetResult(receiver.Receive(message));
            }
            catch (Exception e) // Whatever the driver throws is the message's outcome; the test sees it.
            {
                outcome.SetException(e);
            }
            return Task.CompletedTask;
        });
        await IdleAsync("come back to its wait after a message").ConfigureAwait(false);
        return await outcome.Task.ConfigureAwait(false);
    }

    /// <summary>After the test moved the clock: returns when the driver has given up.</summary>
    /// <returns>Why it gave up.</returns>
    /// <exception cref="TimeoutException">The driver did not give up within 30 s.</exception>
    public async Task<DeviceException> EndAsync()
    {
        try
        {
            await running.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (DeviceException e)
        {
            return e;
        }
        throw new InvalidOperationException("The driver ended by itself.");
    }

    /// <summary>Stops the driver and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAny(running).WaitAsync(Patience).ConfigureAwait(false);
        (driver as IDisposable)?.Dispose();
        stop.Dispose();
    }

    private async Task IdleAsync(string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        Task idle = context.WaitingAsync(patience.Token);
        if (await Task.WhenAny(idle, running).ConfigureAwait(false) == running)
        {
            await patience.CancelAsync().ConfigureAwait(false); // or the next wait would be taken for this one
            await running.ConfigureAwait(false);
        }
        if (idle.IsCanceled)
            throw new TimeoutException($"The driver did not {what} within {Patience.TotalSeconds} s.");
    }
}
