using System.Collections.Concurrent;

namespace SmartCampus.Sdk.Testing;

/// <summary>A supervised run of one driver on simulated time: run, on failure back off and run again, until stopped. As the platform does it.</summary>
internal sealed class CheckRun : IAsyncDisposable
{
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<SeenFailure> failures = [];
    private readonly DriverDescriptor descriptor;
    private readonly object settings;
    private readonly Pacer pacer;
    private readonly Task supervising;
    private readonly PeerLine? wire;
    private readonly Postman postman;
    private IDriver? driver;
    private bool hangs;

    public CheckRun(DriverDescriptor descriptor, object settings, string? address, ConformanceDevice device, Fault fault = Fault.None)
    {
        (this.descriptor, this.settings, Device) = (descriptor, settings, device);
        wire = device.Peer is null ? null : new PeerLine(address ?? "tcp://device:1", device.Peer, Time);
        Line = new FaultyLine(wire ?? (ILine)new NoLine(), Time) { Fault = fault, ForeignFrame = device.ForeignFrame };
        Context = new CheckContext(device.Peer is null ? null : Line, Time, stop.Token) { IsPosted = device.Message is not null };
        postman = new Postman(device, Line, Context, Time, e => failures.Enqueue(new SeenFailure(e, Now)));
        pacer = new Pacer(Time);
        supervising = Task.Run(SuperviseAsync);
    }

    public SimulatedTime Time { get; } = new();

    public ConformanceDevice Device { get; }

    public required TimeSpan Patience { get; init; }

    public FaultyLine Line { get; }

    public CheckContext Context { get; }

    public IReadOnlyCollection<SeenFailure> Failures => failures;

    public DateTimeOffset Now => Time.GetUtcNow();

    public bool IsReading => wire?.IsRead == true;

    public int OpenTurns => wire?.OpenTurns ?? 0;

    public int Writes => wire?.Writes ?? 0;

    /// <summary>Lets time pass until something has come about; false when it has not within the limit.</summary>
    public Task<bool> TryUntilAsync(Func<bool> condition, TimeSpan limit) => pacer.RunAsync(condition, limit);

    /// <summary>Lets time pass until something has come about.</summary>
    /// <exception cref="ConformanceException">It did not within the limit.</exception>
    public async Task UntilAsync(Func<bool> condition, TimeSpan limit, string what)
    {
        if (!await TryUntilAsync(condition, limit).ConfigureAwait(false))
            throw new ConformanceException($"The driver did not {what} within {limit.TotalSeconds} s. {Story()}");
    }

    /// <summary>Runs a command as the platform does, with the model's deadline; the fault begins with it. Returns its exception, or nothing.</summary>
    public async Task<CommandOutcome> CommandAsync(ConformanceCommand command, Fault fault, TimeSpan limit)
    {
        CommandDefinition definition = descriptor.Model.Command(command.Name) ?? throw new ConformanceException($"The model has no command '{command.Name}'.");
        var call = new CommandCall(command.Name, command.Arguments.ToDictionary());
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task ExecuteAsync()
        {
            Line.Fault = fault;
            using var deadline = new CancellationTokenSource(definition.Deadline, Time.Driver);
            using CancellationTokenRegistration end = stop.Token.Register(deadline.Cancel);
            try
            {
                await descriptor.Execute(driver!, call, deadline.Token).ConfigureAwait(false);
                ended.SetResult(null);
            }
            catch (Exception e) // Whatever the driver throws is the command's outcome; the check judges it.
            {
                ended.SetResult(e);
            }
            Time.Pulse();
        }
        if (driver is IConcurrentCommands)
        {
            Time.IsConcurrent = true;
            _ = Task.Run(ExecuteAsync);
        }
        else
            Context.Order(ExecuteAsync);
        if (!await TryUntilAsync(() => ended.Task.IsCompleted, definition.Deadline + limit).ConfigureAwait(false) && !ended.Task.IsCompleted)
            return new CommandOutcome(IsEnded: false, WasRun: !Context.TakeBack(), null);
        return new CommandOutcome(IsEnded: true, WasRun: true, await ended.Task.ConfigureAwait(false));
    }

    /// <summary>Cancels the run without moving the clock; true when it ended.</summary>
    public async Task<bool> StopAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        Time.Pulse();
        hangs = hangs || await Task.WhenAny(supervising, Task.Delay(Patience, CancellationToken.None)).ConfigureAwait(false) != supervising;
        return !hangs;
    }

    public async ValueTask DisposeAsync()
    {
        postman.Dispose();
        bool ended = await StopAsync().ConfigureAwait(false);
        if (ended && driver is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else if (ended)
            (driver as IDisposable)?.Dispose();
        if (ended)
            stop.Dispose();
    }

    /// <summary>What has happened, for messages: the last failures and readings.</summary>
    public string Story()
    {
        string failed = failures.IsEmpty ? "It never failed" : $"It failed {failures.Count} times, last with {failures.Last()}";
        SeenReading[] last = [.. Context.Readings.TakeLast(3)];
        return $"{failed}; it reported {Context.Readings.Count} readings{(last.Length == 0 ? "" : $", last {string.Join(", ", last)}")}.";
    }

    private async Task SuperviseAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            Exception failure = new InvalidOperationException("RunAsync ended by itself.");
            try
            {
                driver ??= descriptor.Create(settings, Context);
                if (Device.Message is not null && driver is IPushReceiver receiver)
                    postman.Serve(receiver);
                await driver.RunAsync(stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) // The plugin border: whatever a driver throws is its end, and the checks judge it.
            {
                failure = e;
            }
            if (stop.IsCancellationRequested)
                return;
            failures.Enqueue(new SeenFailure(failure, Now));
            Time.Pulse();
            try
            {
                await Time.WaitAsync(Now + Backoff, () => false, stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
